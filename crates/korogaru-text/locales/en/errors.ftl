## What the command says of figures, with its options; without them each library's own Display says it

figure-arrows-need-step =
    .options = the arrows are those of one update: add --step K, or choose --view curves
figure-step-of-all =
    .options = --view { $view } shows all updates: leave --step out, or choose --view arrows
figure-no-forces =
    .options = { $method } has no carried and fresh parts to show in a ribbon; --view arrows --step K and --view curves show what it has
figure-no-step =
    .options = the run has no update to draw: give it at least 1 of --iterations
figure-frames-per-second =
    .options = --fps takes a number from 0.1 to 50, not { $found }
figure-pause =
    .options = --pause takes seconds from 0 to 600, not { $found }
figure-logs =
    .options = --output draws from 1 to { $limit } runs, each in a colour of its own, but there are { $count }: give fewer logs, or name each run with its column, as in --y "run-a - loss"
figure-apart =
    .options = --output cannot draw the numbers of { $name }, which are too large or too far apart for one axis; --x and --y name other columns
figure-overlay-twice =
    .options = --overlay shows each method once, by its own colour and marker; leave it out, or give each method one run

## What it says of logs

error-log-columns =
    .options = no column of the log is the loss; its columns are { $found }; --y NAME draws one of them

setting-lr = learning rate η
setting-momentum = momentum α
setting-iterations = iterations
setting-start = start
setting-noise = noise σ
setting-seed = seed
setting-formula = formula
