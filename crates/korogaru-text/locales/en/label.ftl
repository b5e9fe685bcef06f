## What stands in a figure

label-iterations = iterations { $count }
label-start = start
label-end = end
label-minimum = minimum
label-height = f(x, y)
label-left = leaves the view for good at iteration { $iteration }
label-outside = lies outside the view
label-diverged = no longer finite at iteration { $iteration }
label-contour-description = Contour lines of f(x, y) = { $formula } at the heights { $levels }; a plus sign marks each minimum.
label-trajectory-description =
    { $count ->
        [0] The start { $start } of { $method } on f(x, y) = { $formula }, over contour lines.
        [one] The path of { $method } on f(x, y) = { $formula }, one update from { $start } to { $end }, over contour lines.
       *[other] The path of { $method } on f(x, y) = { $formula }, { $count } updates from { $start } to { $end }, over contour lines.
    }
