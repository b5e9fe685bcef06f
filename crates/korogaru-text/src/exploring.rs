use crate::phrase::phrases;

phrases! {
    /// What stands on the explorer's page.
    pub enum Exploring {
        /// Under the name: what the page is.
        Subtitle = "exploring-subtitle",
        /// The first part of the sentence over the plane: the carried part.
        LedeCarried = "exploring-lede-carried",
        /// Between the two parts.
        LedeAnd = "exploring-lede-and",
        /// The second part: the fresh one.
        LedeFresh = "exploring-lede-fresh",
        /// What the two do.
        LedeEnd = "exploring-lede-end",
        /// Goes a step back.
        Back = "exploring-back",
        /// Lets the ball roll.
        Play = "exploring-play",
        /// Stops it.
        Pause = "exploring-pause",
        /// Goes a step on.
        Forward = "exploring-forward",
        /// How fast it rolls.
        Speed = "exploring-speed",
        /// The name of the slider of time.
        Seek = "exploring-seek",
        /// η
        LearningRate = "exploring-learning-rate",
        /// α
        Momentum = "exploring-momentum",
        /// The number of updates.
        Iterations = "exploring-iterations",
        /// The rule.
        Method = "exploring-method",
        /// The function.
        Function = "exploring-function",
        /// The five runs.
        Presets = "exploring-presets",
        /// Over the equation.
        EquationOf {
            /// Which update.
            step: usize,
        } = "exploring-equation-of",
        /// In its place before the first update.
        AtStart = "exploring-at-start",
        /// Switches between light and dark.
        Theme = "exploring-theme",
        /// The name of the choice of language.
        Language = "exploring-language",
        /// The name of Japanese, as those who read it write it.
        Japanese = "exploring-japanese",
        /// The name of English.
        English = "exploring-english",
        /// Where the ball is.
        Position = "exploring-position",
        /// The handle by which the start is moved.
        Start = "exploring-start",
        /// The entry of the list of functions for a formula.
        Own = "exploring-own",
        /// The name of the buttons that change what is shown of the plane.
        Window = "exploring-window",
        /// Shows less of the plane.
        ZoomIn = "exploring-zoom-in",
        /// Shows more of it.
        ZoomOut = "exploring-zoom-out",
        /// Goes back to the first window of the plane.
        Whole = "exploring-whole",
        /// One scale along both axes.
        Even = "exploring-even",
        /// Unfolds the steps as a table.
        Table = "exploring-table",
        /// The curves of the run, for those who do not see them.
        Charts = "exploring-charts",
        /// Where the ball has come to, for those who hear it.
        Now {
            /// After which update.
            step: usize,
            /// Where it is.
            place: String,
            /// f there.
            loss: String,
        } = "exploring-now",
        /// The choice between the book's form and PyTorch's.
        Form = "exploring-form",
        /// The book's form.
        FormBook = "exploring-form-book",
        /// PyTorch's form.
        FormPyTorch = "exploring-form-pytorch",
        /// What the two forms have to do with each other.
        FormMeaning = "exploring-form-meaning",
        /// Over what can be saved and copied.
        TakeAway = "exploring-take-away",
        /// Copies the address with all choices.
        CopyLink = "exploring-copy-link",
        /// A GIF is being drawn.
        Drawing = "exploring-drawing",
        /// It was copied.
        Copied = "exploring-copied",
        /// The browser does not let the page copy.
        NotCopied = "exploring-not-copied",
        /// Over the same as a command.
        Command = "exploring-command",
        /// Over the same in Python.
        Python = "exploring-python",
        /// The link could not be read.
        Broken = "exploring-broken",
        /// Over the map.
        Map = "exploring-map",
        /// The name of the point on it.
        MapName = "exploring-map-name",
        /// Where that point is.
        MapPoint {
            /// η
            lr: String,
            /// α
            momentum: String,
        } = "exploring-map-point",
        /// What its colours and lines are.
        MapMeaning {
            /// After how many updates.
            iterations: usize,
        } = "exploring-map-meaning",
        /// Why there is no map.
        NoMap = "exploring-no-map",
        /// Takes the best η and α.
        Best {
            /// η
            lr: String,
            /// α
            momentum: String,
        } = "exploring-best",
        /// Over the methods that can be laid over the path.
        Compare = "exploring-compare",
        /// Switches the question on.
        Predict = "exploring-predict",
        /// The name of the mark of a guess.
        Guess = "exploring-guess",
        /// The question.
        Ask {
            /// After how many updates.
            count: usize,
        } = "exploring-ask",
        /// How the guess was.
        Guessed {
            /// The guess.
            guess: String,
            /// Where the ball is in the end.
            end: String,
            /// How far that is from the guess.
            distance: String,
        } = "exploring-guessed",
    }
}
