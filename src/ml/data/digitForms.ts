import { strokeForm, type StrokeForm } from './strokeForm';

/**
 * The common forms of each digit, by digit: what schools on both sides of the Atlantic teach, and what haste makes of
 * it.
 */
export const DIGIT_FORMS: readonly (readonly StrokeForm[])[] = [
  // 0: closed at the top; started at the right and overlapping; not quite closed; with a hook; with a slash.
  [
    strokeForm(4, '(50,50,48,50,-80,-440)'),
    strokeForm(3, '(50,50,47,50,-45,-440)'),
    strokeForm(1, '(50,50,47,50,-70,-400)'),
    strokeForm(1, '(50,50,47,50,-110,-470) 70,22'),
    strokeForm(0.5, '(50,50,46,50,-80,-440) | 86,6 14,94'),
  ],
  // 1: a plain stroke; with a flag; with a flag and a foot; with a foot.
  [
    strokeForm(8, '50,0 50,50 50,100'),
    strokeForm(1.2, '25,22 52,0! 50,100'),
    strokeForm(1, '8,36 50,0! 50,100'),
    strokeForm(1.2, '25,22 50,0! 50,100 | 16,100 86,100'),
    strokeForm(0.4, '50,0 50,100 | 20,100 80,100'),
  ],
  // 2: pointed at the lower left, with a flat and with a curved foot; looped there, by little or by much; with a hook at
  // its start.
  [
    strokeForm(3, '(45,27,38,27,200,380) 68,60 5,98! 50,97 98,96'),
    strokeForm(3, '(45,26,36,26,200,385) 60,60 32,91 12,98 2,88 14,77 40,84 70,95 100,91'),
    strokeForm(3, '(48,22,36,22,200,385) 68,52 42,86 16,98 0,82 18,64 48,74 74,94 100,88'),
    strokeForm(2, '(50,20,32,20,195,390) 66,48 48,80 28,97 8,94 4,74 26,62 60,78 98,98'),
    strokeForm(2, '(45,25,40,25,190,370) 70,55 30,85 5,97! 25,88 55,96 98,92'),
    strokeForm(1, '8,12 (48,25,36,25,230,380) 60,60 4,98! 98,98'),
    strokeForm(1, '22,32 (42,24,36,24,180,385) 60,62 8,95! 35,88 70,98 96,88'),
  ],
  // 3: a notch, a smooth waist or a small loop in the middle; a flat top; nothing but corners.
  [
    strokeForm(3, '(45,26,37,26,205,420) 40,48! (45,73,45,27,-75,155)'),
    strokeForm(3, '(42,25,38,25,205,415) 48,48 (45,73,48,27,-60,150)'),
    strokeForm(1.5, '8,14 48,1 78,12 40,40! 74,54 72,80 34,100 4,94'),
    strokeForm(1, '10,8 78,3! 36,36! 70,50 62,76 2,100'),
    strokeForm(0.7, '8,2 85,2! 42,40! (45,70,45,30,-80,155)'),
    strokeForm(1, '(45,24,38,24,205,410) 42,52 32,47 45,44 (46,74,46,26,-50,150)'),
  ],
  // 4: open in two strokes, with an angle or round; like a y in one stroke; closed.
  [
    strokeForm(4, '12,2 5,55! 55,54 98,50 | 78,0 74,100'),
    strokeForm(2, '18,0 4,52! 96,46 | 76,10 70,100'),
    strokeForm(2, '12,0 8,30 20,53 50,54 88,34 | 90,0 80,100'),
    strokeForm(2, '15,2 8,35 25,54 60,48 88,5! 80,55 72,100'),
    strokeForm(1.2, '65,0 2,65! 98,64 | 66,2 64,100'),
    strokeForm(0.8, '98,60 2,62! 68,0! 66,100'),
    strokeForm(0.6, '60,2 5,58! 95,56 | 62,28 60,100'),
  ],
  // 5: with a hat drawn apart; in one stroke; rounded like an S; with a small belly.
  [
    strokeForm(3, '25,3 18,44! (45,70,46,29,235,500) | 25,3 95,2'),
    strokeForm(3, '95,2 25,3! 18,46! (46,70,44,30,235,500)'),
    strokeForm(2, '95,4 60,2 28,12 22,32 50,46 (50,71,38,28,290,500)'),
    strokeForm(1, '90,2 30,2! 24,40! 55,42 78,60 75,84 45,100 5,94'),
  ],
  // 6: a long curved back with a loop; a straight back; an open loop; a curl at the top; a low loop and one that is
  // nearly all of it.
  [
    strokeForm(4, '72,0 30,25 6,62 (48,73,43,27,170,-200)'),
    strokeForm(3, '52,0 16,42 (45,74,42,26,180,-215)'),
    strokeForm(1.5, '60,0 15,40 (45,72,43,28,185,-140)'),
    strokeForm(1, '90,8 55,0 15,30 (48,70,46,30,190,-190)'),
    strokeForm(2, '60,0 22,45 8,75 (42,80,34,20,160,-190)'),
    strokeForm(2, '64,6 30,20 8,50 (48,67,44,32,185,-210)'),
    strokeForm(1, '40,0 10,30 4,62 (44,72,42,27,180,-230)'),
  ],
  // 7: plain; with a serif; with a bar; with a round shoulder; with a waved top.
  [
    strokeForm(4, '3,6 50,5 95,2! 60,45 40,100'),
    strokeForm(2, '3,24 6,5! 95,3! 60,45 42,100'),
    strokeForm(1.6, '3,6 95,3! 62,45 45,100 | 25,50 92,48'),
    strokeForm(1.5, '2,14 30,4 78,3 92,16 70,52 55,100'),
    strokeForm(1, '2,12 20,16 55,8 95,4! 75,45 65,100'),
    strokeForm(0.4, '4,22 6,5! 95,3! 48,100 | 28,52 90,50'),
  ],
  // 8: in one stroke from the upper right, closed or open at the top; the other way round; as two rings; slender loops
  // that cross where they meet.
  [
    strokeForm(4, '80,16 (48,24,34,24,-60,-235) (50,74,42,26,-60,235) 80,20'),
    strokeForm(1.5, '88,4 (48,24,34,24,-45,-235) (50,74,40,26,-60,215) 90,8'),
    strokeForm(1, '(52,24,34,24,-120,55) (50,74,42,26,-120,-420) 18,18'),
    strokeForm(1, '(50,24,34,24,-90,-460) | (50,74,42,26,-90,-460)'),
    strokeForm(2, '86,10 58,0 30,12 40,38 64,62 66,86 42,100 20,88 30,64 62,38 88,12'),
  ],
  // 9: a loop with a straight, a slanted and a hooked tail; a loop that runs into its tail; an open loop;
  // a flat one.
  [
    strokeForm(4, '84,14 (46,25,40,25,-40,-350) 86,10! 80,55 74,100'),
    strokeForm(3, '(46,26,40,26,-30,-365) 86,8! 75,55 50,100'),
    strokeForm(1.2, '(48,25,38,25,-30,-360) 87,10! 88,55 75,92 45,100 10,88'),
    strokeForm(1.5, '80,40 (46,26,38,26,60,360) 80,60 68,100'),
    strokeForm(1, '80,8 (45,26,40,26,-60,-300) 88,5! 80,50 70,100'),
    strokeForm(1.5, '88,10 56,1 16,14 8,34 32,44 70,32 90,8! 82,55 70,100'),
  ],
];
