// Takes the place of @vscode/spdlog, whose native half is not built here, in the servers that the tools provision.
// Without it extensions' log channels would stay empty. Only what VS Code calls is here.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  /** @param {string} file the log's path */
  constructor(file) {
    this.file = file;
    this.level = 0;
    this.bare = false;
    mkdirSync(dirname(file), { recursive: true });
  }
  setLevel(/** @type {number} */ level) {
    this.level = level;
  }
  setPattern() {
    this.bare = false;
  }
  clearFormatters() {
    this.bare = true;
  }
  flush() {}
  drop() {}
  write(/** @type {number} */ level, /** @type {string} */ message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.bare ? message : `${time} [${LEVELS[level]}] ${message}\n`);
  }
  trace(/** @type {string} */ message) {
    this.write(0, message);
  }
  debug(/** @type {string} */ message) {
    this.write(1, message);
  }
  info(/** @type {string} */ message) {
    this.write(2, message);
  }
  warn(/** @type {string} */ message) {
    this.write(3, message);
  }
  error(/** @type {string} */ message) {
    this.write(4, message);
  }
  critical(/** @type {string} */ message) {
    this.write(5, message);
  }
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (/** @type {string} */ name, /** @type {string} */ file) =>
  new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
