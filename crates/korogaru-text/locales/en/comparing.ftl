## What a comparison says

comparing-heading = Where runs on f(x, y) = { $formula } from { $start } end
comparing-noise = All have the same noise in their gradients: { $noise }.
comparing-column-hyperparameters = hyperparameters
comparing-column-loss = f at the end
comparing-end =
    { $count ->
        [one] f = { $value } after 1 update
       *[other] f = { $value } after { $count } updates
    }
comparing-some-outside =
    { $count ->
        [one] 1 point lies outside the view
       *[other] { $count } points lie outside the view
    }
comparing-description = Paths over the contour lines of f(x, y) = { $formula }, all from { $start }: { $runs }.
