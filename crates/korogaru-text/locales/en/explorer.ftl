## The words of the explorer's page.

explorer-subtitle = korogaru — take Momentum in your hand
explorer-lede-carried = What is carried on, αv,
explorer-lede-and = and
explorer-lede-fresh = what is fresh, −ηg
explorer-lede-end = : the sum of these two arrows is the way the ball goes.
explorer-lede-fresh-before = SGD carries nothing on:{" "}
explorer-lede-fresh-end = {" "}alone is the way the ball goes.
explorer-lede-step-size = Each axis has a step size of its own, made from the gradients along it so far; the arrow is the move.
explorer-standing = After update { $step }, the nearest to the minimum first (distance)
explorer-standing-lowest = After update { $step }, the lowest f first
explorer-another = + another setting
explorer-remove = Take it away
explorer-unstable = It diverges: here η has to be below { $end }, and is { $lr }.
explorer-grows = It diverges with η = { $lr }: f grows.
explorer-calmer = Set η to { $lr }
explorer-cosine = The two arrows are { $degrees }° apart (cosine { $cosine }).
explorer-map-here = η { $lr }, α { $momentum }: loss { $loss } after { $count ->
    [one] 1 update
   *[other] { $count } updates
}
explorer-map-here-diverges = η { $lr }, α { $momentum }: diverges
explorer-back = One update back
explorer-play = Roll
explorer-pause = Pause
explorer-forward = One update on
explorer-speed = Speed
explorer-seek = Update
explorer-learning-rate = learning rate
explorer-momentum = momentum
explorer-method = Method
explorer-function = Function
explorer-presets = The article’s five runs
explorer-equation-of = The equation of update { $step }
explorer-at-start = Update 1, still to come
explorer-first-update = v is still 0, so that the fresh part −ηg alone sets the ball moving.
explorer-all-digits = A press shows all digits, also in the equation and the table
explorer-copy-embed = Copy the code to embed the page
explorer-theme = Light or dark
explorer-language = Language
explorer-position = Position
explorer-japanese = 日本語
explorer-english = English
explorer-start = Start: drag it, or move it by the arrow keys
explorer-ball = Ball. Drag it or use the arrow keys, and the run begins there
explorer-name-start = start
explorer-name-ball = ball
explorer-name-minimum = minimum
explorer-start-here = start here
explorer-undo = Undo
explorer-redo = Redo
explorer-own = your formula
explorer-window = What is shown of the plane: Shift and the arrow keys move it
explorer-zoom-in = Enlarge
explorer-zoom-out = Reduce
explorer-whole = The whole plane again
explorer-even = x and y on one scale
explorer-table = Every update as a table
explorer-charts = The run over time: where carried and fresh part add or cancel, x, y, what moved the ball, and the loss
explorer-now = Update { $step }: the ball is at { $place }, the loss is { $loss }.
explorer-form = Form of the update
explorer-form-book = Book
explorer-form-pytorch = PyTorch
explorer-form-meaning = PyTorch keeps η outside the velocity: v here is the book’s −v/η, and the arrows show −ηv. The path is the same but for rounding.
explorer-take-away = Take it away
explorer-copy-link = Copy the link
explorer-drawing = Drawing the GIF …
explorer-copied = Copied.
explorer-not-copied = The browser does not let this page copy; the address bar has the link.
explorer-command = On the command line
explorer-python = In Python
explorer-broken = The link cannot be read, so this is the article’s first run.
explorer-map = The map of η and α
explorer-map-name = η and α: drag the point, or move it by the arrow keys
explorer-map-point = η { $lr }, α { $momentum }
explorer-map-meaning = Darker is a smaller loss after { $iterations } updates; the grey part diverges. Lines of theory: the end of the stable range and critical damping; × is the best pair in theory, in the long run.
explorer-no-map = The map has η and α. This method has no α; choose Momentum or Nesterov.
explorer-best = Best in theory: η { $lr }, α { $momentum }
explorer-best-near = Best in theory near the minimum: η { $lr }, α { $momentum }
explorer-unstable-near = It diverges. Near the minimum η has to be below { $end }, farther away perhaps lower still; it is { $lr }.
explorer-compare = Let other runs race
explorer-predict = predict first
explorer-guess = Your guess: point at the plane, or move it by the arrow keys
explorer-ask = Where will the ball be after { $count } updates? Point at it on the plane, then let it roll.
explorer-guessed = You said { $guess }; it came to { $end }, { $distance } away.
explorer-noise = Noise in the gradients
explorer-sigma = standard deviation of the noise
explorer-seed = seed of the random numbers
explorer-unknown = The link has { $names }, which is not known; the rest of it is shown.
explorer-tour = Guided tour
explorer-tour-back = Back
explorer-tour-next = Next
explorer-tour-end = End
explorer-tour-bowl = The function f(x, y) = x²/20 + y² is flat along x and steep along y, and its minimum is at the origin. The ball begins at (−7, 2), where the gradient is (−0.7, 4).
explorer-tour-zigzag = SGD (η = 0.95, α = 0) only follows the gradient of the place where it is. In 30 updates y changes its sign 30 times, and x has come only to −0.35.
explorer-tour-velocity = Momentum (η = 0.1, α = 0.9) carries the velocity v on: v ← αv − ηg. In 20 updates y changes its sign 3 times, with SGD 20 times.
explorer-tour-first = Update 1 (η = 0.95, α = 0.5): v begins at 0, so the ball moves as far as with SGD: −3.8 along y and 0.665 along x.
explorer-tour-second = Update 2: along y the carried −1.9 and the fresh 3.42 partly cancel. Along x the carried 0.33 and the fresh 0.60 add up.
explorer-tour-third = Update 3: along y the fresh part is only 0.53. The ball goes on mainly with what is left of its last velocity, 0.76.
explorer-tour-overshoot = With η = 0.1 and α = 0.9, past gradients still act. At update 24 the ball rolls past x = 0, and after 30 updates it is at x = 0.90.
explorer-tour-return = With more updates the ball turns round: x is largest at update 35, 1.07, and after 50 updates it is back at 0.41.
explorer-tour-half = α = 0 is SGD. With α = 0.5 and the same η = 0.95, the ball is 0.0004 from the minimum after 30 updates; with α = 0 it is 0.36 from it.
explorer-tour-large = With η = 0.95 and α = 0.9, both large, x passes 0 three times, and after 30 updates the ball is still 1.5 from the minimum. The choice of η and α matters: try others.
