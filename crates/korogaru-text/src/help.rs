use crate::phrase::phrases;

phrases! {
    /// What `--help` says.
    pub enum Help {
        /// Heading.
        Usage = "help-usage",
        /// Heading.
        Commands = "help-commands",
        /// Heading.
        Arguments = "help-arguments",
        /// Heading.
        Options = "help-options",
        /// Heading over the options that say what to run.
        Experiment = "help-experiment",
        /// Heading.
        Examples = "help-examples",
        /// The program.
        About = "help-about",
        /// `book`
        Book = "help-book",
        /// `run`
        Run = "help-run",
        /// `figure`
        Figure = "help-figure",
        /// `theory`
        Theory = "help-theory",
        /// `explain`
        Explain = "help-explain",
        /// `sweep`
        Sweep = "help-sweep",
        /// `tune`
        Tune = "help-tune",
        /// `compare`
        Compare = "help-compare",
        /// About `plot`.
        Plot = "help-plot",
        /// Example.
        ExamplePlot = "help-example-plot",
        /// Example.
        ExamplePlotSeveral = "help-example-plot-several",
        /// Argument.
        PlotLogs = "help-plot-logs",
        /// Option.
        PlotX = "help-plot-x",
        /// Option.
        PlotY = "help-plot-y",
        /// Option.
        PlotOutput = "help-plot-output",
        /// Option.
        Title = "help-title",
        /// `explore`
        Explore = "help-explore",
        /// Example.
        ExampleExplore = "help-example-explore",
        /// Example.
        ExampleExploreRun = "help-example-explore-run",
        /// Option.
        Port = "help-port",
        /// Option.
        NoOpen = "help-no-open",
        /// `methods`
        Methods = "help-methods",
        /// `objectives`
        Objectives = "help-objectives",
        /// `completions`
        Completions = "help-completions",
        /// Example: everything.
        ExampleBook = "help-example-book",
        /// Example: into another folder.
        ExampleBookOut = "help-example-book-out",
        /// Example: the first run.
        ExampleRun = "help-example-run",
        /// Example: another η and α as CSV.
        ExampleRunCsv = "help-example-run-csv",
        /// Example: another function and start.
        ExampleRunObjective = "help-example-run-objective",
        /// Example: a formula of one's own.
        ExampleRunFormula = "help-example-run-formula",
        /// Example: a figure.
        ExampleFigure = "help-example-figure",
        /// Example: contours alone.
        ExampleFigureContour = "help-example-figure-contour",
        /// Example: theory of the first run.
        ExampleTheory = "help-example-theory",
        /// Example: a map as numbers.
        ExampleSweep = "help-example-sweep",
        /// Example: how many steps.
        ExampleSweepSteps = "help-example-sweep-steps",
        /// Of what cells and best cell are where gradients are random.
        ExampleSweepNoise = "help-example-sweep-noise",
        /// Example: other hyperparameters.
        ExampleSweepAxis = "help-example-sweep-axis",
        /// Example: all methods.
        ExampleTune = "help-example-tune",
        /// Example: some methods.
        ExampleTuneSome = "help-example-tune-some",
        /// Example: all methods at the same η and α.
        ExampleCompare = "help-example-compare",
        /// Example: each method at its best.
        ExampleCompareTuned = "help-example-compare-tuned",
        /// Example: a grid of η and α.
        ExampleCompareGrid = "help-example-compare-grid",
        /// Example: all balls roll at once.
        ExampleCompareMoving = "help-example-compare-moving",
        /// Example: theory as a figure.
        ExampleTheoryFigure = "help-example-theory-figure",
        /// Example: theory at a point.
        ExampleTheoryAt = "help-example-theory-at",
        /// Example: theory with all digits.
        ExampleTheoryJson = "help-example-theory-json",
        /// Example: a whole run explained.
        ExampleExplain = "help-example-explain",
        /// Example: one step explained.
        ExampleExplainStep = "help-example-explain-step",
        /// Example: one step as a picture.
        ExampleExplainArrows = "help-example-explain-arrows",
        /// Example: all steps as a file of numbers.
        ExampleExplainCsv = "help-example-explain-csv",
        /// Example: a file.
        ExampleSpec = "help-example-spec",
        /// Example: an animation.
        ExampleAnimation = "help-example-animation",
        /// Example: an animation as SVG.
        ExampleAnimatedSvg = "help-example-animated-svg",
        /// Example: a figure run again.
        ExampleAgain = "help-example-again",
        /// Example: the methods.
        ExampleMethods = "help-example-methods",
        /// Example: the objectives.
        ExampleObjectives = "help-example-objectives",
        /// Example: completions.
        ExampleCompletions = "help-example-completions",
        /// `--objective`
        Objective {
            /// The names there are.
            names: String,
        } = "help-objective",
        /// `--formula`
        Formula = "help-formula",
        /// `--start`
        Start = "help-start",
        /// `--method`
        Method {
            /// The names there are.
            names: String,
        } = "help-method",
        /// `--convention`
        Convention = "help-convention",
        /// `--lr` and its like.
        Hyperparameter {
            /// The symbol, such as η.
            symbol: String,
            /// What it is for.
            meaning: String,
            /// The methods that have it.
            methods: String,
        } = "help-hyperparameter",
        /// `--iterations`
        Iterations {
            /// The most.
            limit: String,
        } = "help-iterations",
        /// `--noise`
        Noise = "help-noise",
        /// `--batch`
        Batch {
            /// The objectives that have examples.
            names: String,
        } = "help-batch",
        /// `--seed`
        Seed = "help-seed",
        /// `--seeds`
        Seeds = "help-seeds",
        /// Example: many noisy runs.
        ExampleFigureSeeds = "help-example-figure-seeds",
        /// Example: the same in numbers.
        ExampleRunSeeds = "help-example-run-seeds",
        /// `--xlim`
        Xlim = "help-xlim",
        /// `--ylim`
        Ylim = "help-ylim",
        /// `--spec`
        Spec = "help-spec",
        /// `--format`
        Format = "help-format",
        /// `-o` of `run`
        Output = "help-output",
        /// `-o` of `figure`
        FigureOutput = "help-figure-output",
        /// `--at`
        At = "help-at",
        /// `--tolerance`
        Tolerance = "help-tolerance",
        /// `--format` of `theory`
        TheoryFormat = "help-theory-format",
        /// `-o` of `theory`
        TheoryOutput = "help-theory-output",
        /// `--axis`
        Axis = "help-axis",
        /// `--log`
        Log = "help-log",
        /// `--metric`
        Metric = "help-metric",
        /// `--threads`
        Threads = "help-threads",
        /// `--methods`
        MethodsOption = "help-methods-option",
        /// `--methods` of `compare`
        CompareMethods = "help-compare-methods",
        /// `--overlay`
        Overlay = "help-overlay",
        /// `--tune`
        TuneFirst = "help-tune-first",
        /// `-o` of `compare`
        CompareOutput = "help-compare-output",
        /// `--budget`
        Budget {
            /// The default.
            budget: String,
        } = "help-budget",
        /// `--format` of `tune`
        TuneFormat = "help-tune-format",
        /// `--output` of `tune`
        TuneOutput = "help-tune-output",
        /// `--output` of `sweep`
        SweepOutput = "help-sweep-output",
        /// `--view`
        View = "help-view",
        /// `--step`
        Step = "help-step",
        /// `--format` of `explain`
        ExplainFormat = "help-explain-format",
        /// `--view` of `explain`
        ExplainView = "help-explain-view",
        /// `-o` of `explain`
        ExplainOutput = "help-explain-output",
        /// `--animate`
        Animate = "help-animate",
        /// `--fps`
        Fps = "help-fps",
        /// `--pause`
        Pause = "help-pause",
        /// `--theme`
        Theme = "help-theme",
        /// `--out` of `book`
        OutFolder = "help-out-folder",
        /// `SHELL`
        Shell = "help-shell",
        /// `--lang`
        Lang = "help-lang",
        /// `--help`
        HelpFlag = "help-help-flag",
        /// `--version`
        Version = "help-version",
    }
}
