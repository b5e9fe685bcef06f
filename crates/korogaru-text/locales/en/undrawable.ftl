## Why there is no such picture

undrawable-no-view = there is no view "{ $view }"; there are { $known }
undrawable-arrows-need-step = the arrows are those of one update: say of which, or choose the view curves
undrawable-step-of-all = the view { $view } shows all updates: name no update, or choose the view arrows
undrawable-no-forces = { $method } has no carried and fresh parts to show in a ribbon; the view arrows, of one update, and the view curves show what it has
undrawable-no-step = the run has no update to draw: it needs at least 1 iteration
undrawable-frames-per-second = an animation has from 0.1 to 50 frames a second, not { $found }
undrawable-pause = the last frame of an animation can be shown from 0 to 600 seconds longer, not { $found }
undrawable-no-point = f is not finite at the start, so that there is nothing to show; choose another start
undrawable-logs = a figure shows from 1 to { $limit } runs, each in a colour of its own, but these are { $count }: give fewer logs, or name columns of fewer runs
undrawable-apart = the numbers of { $name } are too great or too far apart to be drawn on one axis
undrawable-overlay-twice = on one plane each method can be seen once, by its own colour and marker; draw a panel for each run
