## What commands print

report-run-heading = { $method } on f(x, y) = { $formula } from { $start }
report-run-noise = Its gradients are noisy: { $noise }.
report-ensemble-heading =
    { $count ->
        [one] 1 run of { $method } on f(x, y) = { $formula } from { $start }
       *[other] { $count } runs of { $method } on f(x, y) = { $formula } from { $start }
    }
report-ensemble-end =
    { $count ->
        [one] After 1 update the median of f over the runs ({ $runs }) is { $median }; in nine tenths of them f is between { $low } and { $high }.
       *[other] After { $count } updates the median of f over the runs ({ $runs }) is { $median }; in nine tenths of them f is between { $low } and { $high }.
    }
report-ensemble-diverged = In { $diverged } of { $count } runs the numbers are no longer finite at the end; f of these runs counts as infinite. A smaller η (lr) may prevent this.
report-run-end =
    { $count ->
        [one] After 1 update at { $end }, { $distance } from the minimum { $minimum }.
       *[other] After { $count } updates at { $end }, { $distance } from the minimum { $minimum }.
    }
report-run-end-no-minimum =
    { $count ->
        [one] After 1 update at { $end }. There is no minimum to compare with.
       *[other] After { $count } updates at { $end }. There is no minimum to compare with.
    }
report-run-end-found =
    { $count ->
        [one] After 1 update at { $end }, { $distance } from { $minimum }, the minimum that a search found.
       *[other] After { $count } updates at { $end }, { $distance } from { $minimum }, the minimum that a search found.
    }
report-run-end-none-found =
    { $count ->
        [one] After 1 update at { $end }. No minimum was found to compare with.
       *[other] After { $count } updates at { $end }. No minimum was found to compare with.
    }
report-run-end-valley =
    { $count ->
        [one] After 1 update at { $end }, { $distance } from { $valley }, the nearest of the minima, which lie side by side in a valley.
       *[other] After { $count } updates at { $end }, { $distance } from { $valley }, the nearest of the minima, which lie side by side in a valley.
    }
report-run-end-level =
    { $count ->
        [one] After 1 update at { $end }. f is the same everywhere.
       *[other] After { $count } updates at { $end }. f is the same everywhere.
    }
report-run-end-bottomless =
    { $count ->
        [one] After 1 update at { $end }. f has no minimum: it falls without end.
       *[other] After { $count } updates at { $end }. f has no minimum: it falls without end.
    }
report-run-undefined = At update { $iteration } it comes to { $point }, where f is not defined: { $expression } has no value. The run ends before it. A smaller η (lr) may keep it away.
report-run-without-slope = At update { $iteration } it comes to { $point }, where f has no gradient: { $expression } has no finite slope. The run ends before it. A smaller η (lr) may keep it away.
report-run-grows = It diverges: f grows without end. A smaller η (lr) may prevent this.
report-run-unstable = It diverges: f grows without end. Here η (lr) has to be below { $end }.
report-run-diverged = It diverges: at update { $iteration } the numbers are no longer finite, and the run ends before it. A smaller η (lr) may prevent this.
report-run-left = It leaves the view at update { $iteration } and does not come back. A smaller η (lr) may keep it inside.
report-run-fell = f falls without end: at update { $iteration } the numbers are no longer finite, and the run ends before it.
report-run-falls = It leaves the view at update { $iteration } and does not come back, whatever η is: f falls without end that way.
report-run-left-to-minimum = It leaves the view at update { $iteration }, since the minimum { $minimum } lies outside it; { $options } shows both.
report-run-passing = From update { $iteration } on it lies outside the view; { $options } shows all of it.
report-run-outside = It lies outside the view of its figure.
report-run-outside-shown = It lies outside the view of its figure; { $options } shows it.
report-rows-left-out = … { $count } rows left out; CSV has all of them
report-swept =
    { $cells ->
        [one] 1 run; { $diverging ->
            [0] it does not diverge
           *[other] it diverges
        }; { $best }
       *[other] { $cells } runs, of which { $diverging } diverge; { $best }
    }
report-book-heading = { $method } on f(x, y) = { $formula } from { $start }, section 6.1.4
report-column-iterations = iterations
report-column-runs = runs
report-column-percentile =
    { $percent ->
        [25] 25th
        [75] 75th
       *[other] { $percent }th percentile
    }
report-column-distance = from minimum
report-column-lesson = what it shows
report-wrote =
    { $count ->
        [one] Wrote 1 file to { $folder }
       *[other] Wrote { $count } files to { $folder }
    }
report-default = default { $value }
report-state = state: { $slots }
report-no-state = state: none
report-minima = minimum f = { $value } at { $points }
report-no-minimum = no minimum
report-customary-start = default start { $point }
report-defaults-of-runs = run and figure begin with the article's η 0.1 and α 0.9 instead, and keep them for every method
