use crate::phrase::phrases;

phrases! {
    /// The libraries' errors in Japanese.
    pub(crate) enum Refusal {
        /// [`korogaru::RuleErrorKind::Hyperparameter`]
        NotNonNegative {
            /// Name.
            name: String,
            /// Value.
            value: String,
        } = "error-not-non-negative",
        /// [`korogaru::RuleErrorKind::Hyperparameter`]
        NotPositive {
            /// Name.
            name: String,
            /// Value.
            value: String,
        } = "error-not-positive",
        /// [`korogaru::RuleErrorKind::Hyperparameter`]
        NotBelowOne {
            /// Name.
            name: String,
            /// Value.
            value: String,
        } = "error-not-below-one",
        /// [`korogaru::RuleErrorKind::Backend`]
        UnknownBackend {
            /// Name.
            name: String,
            /// Those that the machine has.
            available: String,
        } = "error-unknown-backend",
        /// [`korogaru::ErrorKind::BackendVariable`]
        BackendVariable {
            /// Value.
            value: String,
            /// Those that the machine has.
            available: String,
        } = "error-backend-variable",
        /// [`korogaru::ErrorKind::UnknownHyperparameter`]
        UnknownHyperparameter {
            /// Method.
            method: String,
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-hyperparameter",
        /// [`korogaru::ErrorKind::UnknownMethod`]
        UnknownMethod {
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-method",
        /// [`korogaru::ErrorKind::GradientLength`]
        GradientLength {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-gradient-length",
        /// [`korogaru::ErrorKind::GradientShape`]
        GradientShape {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-gradient-shape",
        /// [`korogaru::ErrorKind::MissingGradient`]
        MissingGradient {
            /// Tensor.
            tensor: String,
        } = "error-missing-gradient",
        /// [`korogaru::ErrorKind::ExtraGradient`]
        ExtraGradient {
            /// Tensor.
            tensor: String,
        } = "error-extra-gradient",
        /// [`korogaru::ErrorKind::DuplicateTensor`]
        DuplicateTensor {
            /// Tensor.
            tensor: String,
        } = "error-duplicate-tensor",
        /// [`korogaru::ErrorKind::MissingTensor`]
        MissingTensor {
            /// Tensor.
            tensor: String,
        } = "error-missing-tensor",
        /// [`korogaru::ErrorKind::ExtraTensor`]
        ExtraTensor {
            /// Tensor.
            tensor: String,
        } = "error-extra-tensor",
        /// [`korogaru::ErrorKind::LengthChanged`]
        LengthChanged {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-length-changed",
        /// [`korogaru::ErrorKind::ElementType`]
        ElementType {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-element-type",
        /// [`korogaru::ErrorKind::SlotType`]
        SlotType {
            /// Tensor.
            tensor: String,
            /// Slot.
            slot: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-slot-type",
        /// [`korogaru::RuleErrorKind::Convention`]
        UnknownConvention {
            /// The name that came.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-convention",
        /// [`korogaru::ErrorKind::NoConvention`]
        NoConvention {
            /// Method.
            method: String,
        } = "error-no-convention",
        /// [`korogaru::ErrorKind::NoCounterpart`]
        NoCounterpart {
            /// Tensor.
            tensor: String,
            /// The velocity.
            velocity: String,
            /// The learning rate.
            lr: String,
        } = "error-no-counterpart",
        /// [`korogaru::ErrorKind::UnknownTensor`]
        UnknownTensor {
            /// Tensor.
            tensor: String,
        } = "error-unknown-tensor",
        /// [`korogaru::ErrorKind::UnknownSlot`]
        UnknownSlot {
            /// Method.
            method: String,
            /// Slot.
            slot: String,
            /// Choices.
            known: String,
        } = "error-unknown-slot",
        /// [`korogaru::ErrorKind::UnknownSlot`] of a method without any
        NoState {
            /// Method.
            method: String,
            /// Slot.
            slot: String,
        } = "error-no-state",
        /// A kind that this catalogue does not know.
        Other {
            /// English.
            message: String,
        } = "error-other",
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
        /// [`korogaru_lab::ErrorKind::Formula`]
        Formula {
            /// The character, from 1.
            at: String,
        } = "error-formula",
        /// [`korogaru_lab::Mistake::Empty`]
        FormulaEmpty = "error-formula-empty",
        /// [`korogaru_lab::FormulaPart::Operand`]
        FormulaOperand = "error-formula-operand",
        /// [`korogaru_lab::FormulaPart::Operator`]
        FormulaOperator = "error-formula-operator",
        /// [`korogaru_lab::FormulaPart::OperatorOrClose`]
        FormulaOperatorOrClose = "error-formula-operator-or-close",
        /// [`korogaru_lab::FormulaPart::Open`]
        FormulaOpen {
            /// The function.
            function: String,
        } = "error-formula-open",
        /// [`korogaru_lab::FormulaPart::Comma`]
        FormulaComma {
            /// The function.
            function: String,
        } = "error-formula-comma",
        /// [`korogaru_lab::Mistake::UnknownName`]
        FormulaUnknownName {
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-formula-unknown-name",
        /// [`korogaru_lab::Mistake::UnknownCharacter`]
        FormulaUnknownCharacter {
            /// The character.
            character: String,
        } = "error-formula-unknown-character",
        /// [`korogaru_lab::Mistake::NumberTooLarge`]
        FormulaNumberTooLarge = "error-formula-number-too-large",
        /// [`korogaru_lab::Mistake::TooManyArguments`]
        FormulaTooManyArguments {
            /// The function.
            function: String,
            /// How many it takes.
            takes: String,
        } = "error-formula-too-many-arguments",
        /// [`korogaru_lab::Mistake::TooDeep`]
        FormulaTooDeep {
            /// The most allowed.
            limit: String,
        } = "error-formula-too-deep",
        /// [`korogaru_lab::Mistake::TooLong`]
        FormulaTooLong {
            /// Found.
            found: String,
            /// The most allowed.
            limit: String,
        } = "error-formula-too-long",
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
        /// [`korogaru_lab::ErrorKind::NotFinite`]
        NotFinite {
            /// Key.
            key: String,
            /// Value.
            value: String,
        } = "error-not-finite",
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
