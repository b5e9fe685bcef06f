## What is said of why a run moved

explain-step = Update { $step } of { $count }, from { $from } to { $to }
explain-noisy = The gradient that acts, { $gradient }, is noisy: that of f is { $full }, and noise adds { $noise }.
explain-adds = Along { $axis }, the carried { $carried } and the fresh { $fresh } add up to { $sum }.
explain-cancels = Along { $axis }, the carried { $carried } and the fresh { $fresh } cancel: { $share } is lost, and { $sum } is left.
explain-carried-only = Along { $axis }, the fresh part is 0: the carried { $carried } acts alone.
explain-fresh-only = Along { $axis }, nothing is carried on: the fresh { $fresh } acts alone.
explain-nothing = Along { $axis }, nothing acts.
explain-vectors-add = As vectors, the two are at an angle of { $angle } (cosine { $cosine }): on the whole they add, and { $share } of their lengths is lost.
explain-vectors-cancel = As vectors, the two are at an angle of { $angle } (cosine { $cosine }): on the whole they cancel, and { $share } of their lengths is lost.
explain-vectors-across = As vectors, the two are at a right angle: on the whole they neither add nor cancel.
explain-ball = The gradient is taken where the velocity carries the ball: the recorded point is α·v ahead. The ball itself goes from { $from } to { $to }, by the sum of the two.
explain-unrolled = v holds every gradient so far, weaker by α with each update:
explain-unrolled-older =
    { $count ->
        [one] … and 1 older, of a weight below { $weight }
       *[other] … and { $count } older, of weights below { $weight }
    }
explain-unseen = This method shows neither a velocity nor a step size. Its gradient { $gradient } moved the point by { $moved }.
explain-unseen-summary = This method shows neither a velocity nor a step size: only its gradients and its moves can be shown.
explain-step-sizes = The effective step size is { $x } along x and { $y } along y: { $rate } over each one's root.
explain-step-size-along = The effective step size along { $axis } is { $size }: { $rate } over its root.
explain-nothing-down = Along { $axis }, there is nothing to go down: the move is 0, whatever the step size.

explain-tally =
    { $count ->
        [one] In the 1 update after the first, carried and fresh cancel along x in { $x }, along y in { $y }; the angle between the vectors is obtuse in { $obtuse }.
       *[other] Of the { $count } updates after the first, carried and fresh cancel along x in { $x }, along y in { $y }; the angle between the vectors is obtuse in { $obtuse }.
    }
explain-single-step = The only update has nothing to carry on yet: it is the fresh part alone.
explain-never-carried = Nothing is ever carried on: each update is the fresh part alone, as in SGD.
explain-nothing-ever = Nothing ever acts: in every update the carried and the fresh part are 0, and the point stays where it starts.
explain-nothing-after-first = Only the first update acts: after it the carried and the fresh part are 0, and the point stays where it is.
explain-point-ahead = The point below is the one at which the gradient is taken: it is α·v ahead of the ball.
explain-never-crosses = Along { $axis } they never cancel: the point never crosses the valley, ∂f/∂{ $axis } keeps its sign, and carried and fresh point the same way.
explain-never-changes = Along { $axis } they never cancel: ∂f/∂{ $axis } keeps its sign, and carried and fresh point the same way.
explain-crosses-at-once = Along { $axis } they first cancel in update { $cancels }: update 1 already jumps across the valley, from { $from } to { $to }, so that the next gradient pushes back against what is carried.
explain-changes-at-once = Along { $axis } they first cancel in update { $cancels }: already in update 1, which takes the point from { $from } to { $to }, ∂f/∂{ $axis } changes sign, so that the next gradient pushes back against what is carried.
explain-crosses-late = Along { $axis } they add at first: with this η the valley is too gentle for the first update to jump across it. Until update { $crossing }, which crosses it from { $from } to { $to }, ∂f/∂{ $axis } keeps its sign, and carried and fresh point the same way. They first cancel in update { $cancels }.
explain-changes-late = Along { $axis } they add at first: until update { $crossing }, which takes the point from { $from } to { $to }, ∂f/∂{ $axis } keeps its sign, and carried and fresh point the same way. In that update it changes sign, and they first cancel in update { $cancels }.
explain-changes-last = Along { $axis } they only add: ∂f/∂{ $axis } keeps its sign until update { $crossing }, the last one, which takes the point from { $from } to { $to }.
explain-first-cancels = Along { $axis } they first cancel in update { $cancels }.
explain-crosses-last = Along { $axis } they only add: with this η the valley is too gentle for the first update to jump across it, and the run ends when update { $crossing } has crossed it, from { $from } to { $to }.
explain-article = That is why this run begins unlike the article's example with η 0.95 and α 0.5, where y falls from 2 to −1.8 at once, so that they first cancel in update 2.
explain-sizes-summary = The effective step size goes from { $x_first } to { $x_last } along x, and from { $y_first } to { $y_last } along y.
explain-size-summary-along = The effective step size along { $axis } goes from { $first } to { $last }.
explain-nothing-down-ever = Along { $axis }, there is never anything to go down: every move is 0, whatever the step size.
explain-no-step = There is no update to explain: the run consists of its start alone.
explain-hint = --step K puts the numbers of update K into the equations.

explain-word-adds = add
explain-word-cancels = cancel
explain-word-across = right angle
explain-word-carried-only = carried only
explain-word-fresh-only = fresh only
explain-word-nothing = nothing

explain-column-age = age j
explain-column-angle = angle
explain-column-size = { $axis }: step size
explain-column-moved = { $axis }: move
explain-column-gradient = { $axis }: gradient
