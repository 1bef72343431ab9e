/** The number of the process that extensions run in, this one among them. */
export const HOST_PID = process.pid;
