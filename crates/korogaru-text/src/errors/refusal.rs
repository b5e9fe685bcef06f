use crate::phrase::phrases;

phrases! {
    /// The lab's errors in Japanese.
    pub(crate) enum Refusal {
        /// [`korogaru_lab::ErrorKind::UnknownName`]
        UnknownObjective {
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-objective",
        /// [`korogaru_lab::ErrorKind::UnknownName`]
        UnknownKey {
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-key",
        /// [`korogaru_lab::ErrorKind::Form`]
        NotAName {
            /// Key.
            key: String,
            /// Found.
            found: String,
        } = "error-not-a-name",
        /// [`korogaru_lab::ErrorKind::Form`]
        NotANumber {
            /// Key.
            key: String,
            /// Found.
            found: String,
        } = "error-not-a-number",
        /// [`korogaru_lab::ErrorKind::Form`]
        NotAPair {
            /// Key.
            key: String,
            /// Found.
            found: String,
        } = "error-not-a-pair",
        /// [`korogaru_lab::ErrorKind::Form`]
        NotACount {
            /// Key.
            key: String,
            /// Found.
            found: String,
        } = "error-not-a-count",
        /// [`korogaru_lab::ErrorKind::Form`]
        NotAFormula {
            /// Key.
            key: String,
            /// Found.
            found: String,
        } = "error-not-a-formula",
        /// [`korogaru_lab::ErrorKind::Exclusive`]
        Exclusive {
            /// One key.
            first: String,
            /// The other.
            second: String,
        } = "error-exclusive",
        /// [`korogaru_lab::ErrorKind::NoMinimumFound`]
        NoMinimumFound {
            /// f.
            formula: String,
        } = "error-no-minimum-found",
        /// [`korogaru_lab::ErrorKind::Form`]
        NotAnAxis {
            /// Key.
            key: String,
            /// Found.
            found: String,
        } = "error-not-an-axis",
        /// [`korogaru_lab::ErrorKind::AxisCount`]
        AxisCount {
            /// Key.
            key: String,
            /// Found.
            found: String,
            /// Limit.
            limit: String,
        } = "error-axis-count",
        /// [`korogaru_lab::ErrorKind::AxisAlone`]
        AxisAlone {
            /// Key.
            key: String,
            /// Low.
            low: String,
            /// High.
            high: String,
        } = "error-axis-alone",
        /// [`korogaru_lab::ErrorKind::AxisLogarithm`]
        AxisLogarithm {
            /// Key.
            key: String,
            /// Low.
            low: String,
        } = "error-axis-logarithm",
        /// [`korogaru_lab::ErrorKind::AxisTwice`]
        AxisTwice {
            /// Key.
            key: String,
        } = "error-axis-twice",
        /// [`korogaru_lab::ErrorKind::Budget`]
        Budget {
            /// Found.
            found: String,
            /// Least.
            least: String,
            /// Limit.
            limit: String,
        } = "error-budget",
        /// [`korogaru_lab::ErrorKind::MetricNeedsMinimum`]
        MetricNeedsMinimum {
            /// Metric.
            metric: String,
            /// Objective.
            objective: String,
        } = "error-metric-needs-minimum",
        /// [`korogaru_lab::ErrorKind::TooManyIterations`]
        TooManyIterations {
            /// Found.
            found: String,
            /// Limit.
            limit: String,
        } = "error-too-many-iterations",
        /// [`korogaru_lab::ErrorKind::NoStep`]
        NoStep {
            /// Found.
            found: String,
            /// The last step.
            last: String,
        } = "error-no-step",
        /// [`korogaru_lab::ErrorKind::NoStep`] of a run that diverged.
        NoStepDiverged {
            /// Found.
            found: String,
            /// The last step.
            last: String,
        } = "error-no-step-diverged",
        /// [`korogaru_lab::ErrorKind::NoStep`] of a run of the start alone.
        NoStepAtAll {
            /// Found.
            found: String,
        } = "error-no-step-at-all",
        /// [`korogaru_lab::ErrorKind::EmptyRange`]
        EmptyRange {
            /// Key.
            key: String,
            /// Low.
            low: String,
            /// High.
            high: String,
        } = "error-empty-range",
        /// [`korogaru_lab::ErrorKind::NarrowRange`]
        NarrowRange {
            /// Key.
            key: String,
            /// Low.
            low: String,
            /// High.
            high: String,
            /// The width that it has to exceed.
            least: String,
        } = "error-narrow-range",
        /// [`korogaru_lab::ErrorKind::NoTheory`]
        NoTheory {
            /// Method.
            method: String,
            /// Those that are covered.
            covered: String,
        } = "error-no-theory",
        /// [`korogaru_lab::ErrorKind::NoMinimum`]
        NoMinimum {
            /// Objective.
            objective: String,
        } = "error-no-minimum",
        /// [`korogaru_lab::ErrorKind::Bottomless`]
        Bottomless {
            /// Objective.
            objective: String,
        } = "error-bottomless",
        /// [`korogaru_lab::ErrorKind::Plane`]
        Plane {
            /// Objective.
            objective: String,
        } = "error-plane",
        /// [`korogaru_lab::ErrorKind::Plane`] of a constant
        PlaneLevel {
            /// Objective.
            objective: String,
        } = "error-plane-level",
        /// [`korogaru_lab::ErrorKind::Singular`]
        Singular {
            /// Where.
            point: String,
            /// The smaller eigenvalue.
            low: String,
            /// The larger one.
            high: String,
        } = "error-singular",
        /// [`korogaru_lab::ErrorKind::NoDerivatives`]
        NoDerivatives {
            /// Where.
            point: String,
        } = "error-no-derivatives",
        /// [`korogaru_lab::ErrorKind::Tolerance`]
        Tolerance {
            /// Value.
            value: String,
        } = "error-tolerance",
        /// [`korogaru_lab::ErrorKind::Noise`]
        Noise {
            /// Value.
            value: String,
        } = "error-noise",
        /// [`korogaru_lab::ErrorKind::Seed`]
        Seed {
            /// Found.
            found: String,
            /// Limit.
            limit: String,
        } = "error-seed",
        /// [`korogaru_lab::ErrorKind::Batch`]
        Batch {
            /// Found.
            found: String,
            /// Objective.
            objective: String,
            /// Limit.
            limit: String,
        } = "error-batch",
        /// [`korogaru_lab::ErrorKind::NoExamples`]
        NoExamples {
            /// Objective.
            objective: String,
            /// Those that have some.
            known: String,
        } = "error-no-examples",
        /// [`korogaru_lab::ErrorKind::LogEmpty`]
        LogEmpty = "error-log-empty",
        /// [`korogaru_lab::ErrorKind::LogColumns`]
        LogColumns {
            /// Found.
            found: String,
        } = "error-log-columns",
        /// [`korogaru_lab::ErrorKind::LogColumn`]
        LogColumn {
            /// Wanted.
            wanted: String,
            /// Found.
            found: String,
        } = "error-log-column",
        /// [`korogaru_lab::ErrorKind::LogNumbers`]
        LogNumbers {
            /// Column.
            column: String,
        } = "error-log-numbers",
        /// [`korogaru_lab::ErrorKind::LogBinary`]
        LogBinary = "error-log-binary",
        /// [`korogaru_lab::ErrorKind::LogUnpacked`]
        LogUnpacked {
            /// Limit.
            limit: String,
        } = "error-log-unpacked",
        /// [`korogaru_lab::ErrorKind::LogLong`]
        LogLong {
            /// Line.
            line: String,
            /// Limit.
            limit: String,
        } = "error-log-long",
        /// [`korogaru_lab::ErrorKind::LogLine`]
        LogLine {
            /// Line.
            line: String,
            /// Found.
            found: String,
        } = "error-log-line",
        /// [`korogaru_lab::ErrorKind::NothingRandom`]
        NothingRandom = "error-nothing-random",
        /// [`korogaru_lab::ErrorKind::Seeds`]
        Seeds {
            /// Found.
            found: String,
            /// Limit.
            limit: String,
        } = "error-seeds",
        /// [`korogaru_lab::ErrorKind::Syntax`]
        Syntax {
            /// Line.
            line: String,
            /// Column.
            column: String,
            /// Text.
            text: String,
        } = "error-syntax",
        /// [`korogaru_lab::ErrorKind::Syntax`]
        SyntaxHint {
            /// Line.
            line: String,
            /// Column.
            column: String,
            /// Text.
            text: String,
            /// What is likely to help.
            hint: String,
        } = "error-syntax-hint",
        /// [`korogaru_lab::SyntaxHint::DigitsAroundPoint`]
        HintDigitsAroundPoint = "error-hint-digits-around-point",
        /// [`korogaru_lab::SyntaxHint::QuotedName`]
        HintQuotedName = "error-hint-quoted-name",
        /// [`korogaru_lab::SyntaxHint::DuplicateKey`]
        HintDuplicateKey = "error-hint-duplicate-key",
        /// [`korogaru_lab::ErrorKind::InSpec`]
        InSpec {
            /// Line.
            line: String,
            /// Message.
            message: String,
        } = "error-in-spec",
        /// [`korogaru_lab::ErrorKind::NothingToCompare`]
        NothingToCompare = "error-nothing-to-compare",
        /// [`korogaru_lab::ErrorKind::NothingFound`]
        NothingFound {
            /// What was to be least.
            metric: String,
            /// The most runs for each method.
            budget: String,
        } = "error-nothing-found",
        /// [`korogaru_lab::ErrorKind::TooManyToCompare`]
        TooManyToCompare {
            /// Found.
            found: String,
            /// Limit.
            limit: String,
        } = "error-too-many-to-compare",
        /// [`korogaru_lab::ErrorKind::Unlike`]
        Unlike {
            /// Key.
            key: String,
        } = "error-unlike",
        /// [`korogaru_lab::ErrorKind::TooManyUpdates`]
        TooManyUpdates {
            /// Found.
            found: String,
            /// Limit.
            limit: String,
        } = "error-too-many-updates",
        /// [`korogaru_lab::ErrorKind::EmptyList`]
        EmptyList {
            /// Key.
            key: String,
        } = "error-empty-list",
        /// [`korogaru_lab::ErrorKind::ListedTwice`]
        ListedTwice {
            /// Key.
            key: String,
            /// Value.
            value: String,
        } = "error-listed-twice",
        /// [`korogaru_lab::ErrorKind::NoneHas`]
        NoneHas {
            /// Key.
            key: String,
            /// Methods.
            methods: String,
        } = "error-none-has",
    }
}
