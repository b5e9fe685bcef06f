## What a search for the best hyperparameters says

tuning-heading =
    { $iterations ->
        [one] The best of each method on f(x, y) = { $formula } from { $start }, after 1 update
       *[other] The best of each method on f(x, y) = { $formula } from { $start }, after { $iterations } updates
    }
tuning-column-method = method
tuning-column-best = best hyperparameters
tuning-column-worst =
    { $starts ->
        [one] worst
       *[other] worst of { $starts } starts
    }
tuning-column-runs = runs
tuning-not-found = not found within this budget
tuning-at-end = { $method } is best with { $names } at an end of the range, so that a better value may lie beyond.
tuning-starts =
    { $count ->
        [one] Each setting runs from the start. Its value is the largest of the last tenth of the updates, so that no chance at the last one wins. { $fence }
       *[other] Each setting runs from { $count } starts, the experiment's own and { $others }, and the worst of these runs is its value. Of a run the largest f of the last tenth of the updates counts, so that no setting wins by chance; where steps are compared, f has to stay below the threshold for at least that tenth. { $fence }
    }
tuning-fence = A setting whose path leaves the view is not taken.
tuning-fence-wide = Start or minimum lie outside the view: a setting whose path leaves x in { $x } and y in { $y } is not taken.
tuning-endless = f falls without end, so that no setting is best: what is found comes lowest without leaving that rectangle.
tuning-note-fence = without paths that leave the view
tuning-note-fence-wide = without paths that leave x in { $x }, y in { $y }
tuning-seeds = From each start it runs with { $seeds } seeds, whose median counts.
tuning-note =
    { $starts ->
        [one] Tuned for the least { $metric } by up to { $budget } runs each, { $fence }.
       *[other] Tuned for the least { $metric } of the worst of { $starts } starts, by up to { $budget } runs each, { $fence }.
    }
tuning-left-out = No setting found within this budget: { $methods }.
tuning-search = Each method has the same search: up to { $budget } runs in { $rounds } rounds or fewer.
tuning-grid = A round is an even grid over the method's hyperparameters, as fine as its part of the runs allows; the first covers the whole ranges, each later one lies around the best setting so far, a tenth of the last grid's width to each side and no less than one interval. If the best value lies at an end of all that was tried, the range is extended there by a factor of ten.
tuning-scales = At first η goes from { $low } to { $high } in equal ratios, and α, ρ and β go from 0 to { $decay }, their distances from 1 in equal ratios; ε is not searched.
tuning-choice = The setting of the lowest value is the best; of equal ones that of the lower f.
