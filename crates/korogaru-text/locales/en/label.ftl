## What stands in a figure

label-iterations = iterations { $count }
label-start = start
label-end = end
label-minimum = minimum
label-height = f(x, y)
label-left = leaves the view for good at iteration { $iteration }
label-outside = lies outside the view
label-diverged = no longer finite at iteration { $iteration }
label-mode = { $direction }: λ = { $eigenvalue }, { $regime }, rate { $rate }
label-axis-iteration = iteration
label-iterates = iterates
label-closed-form = solution of the recurrence
label-envelope = envelope
label-residual = largest distance between iterate and solution: { $residual } ({ $share } times the farthest distance)
label-local = local: the solution is that of the quadratic that f is like near { $point }
label-first-updates = the first { $shown } of { $count } updates
label-theory-description = The coordinates of { $method } on f(x, y) = { $formula } along both eigenvectors of the Hessian, iterates over the solution of the recurrence. { $first }. { $second }.
label-contour-description = Contour lines of f(x, y) = { $formula } at the heights { $levels }; a plus sign marks each minimum.
label-trajectory-description =
    { $count ->
        [0] The start { $start } of { $method } on f(x, y) = { $formula }, over contour lines.
        [one] The path of { $method } on f(x, y) = { $formula }, one update from { $start } to { $end }, over contour lines.
       *[other] The path of { $method } on f(x, y) = { $formula }, { $count } updates from { $start } to { $end }, over contour lines.
    }
