//! Reads what the name of a column says.

use super::{Examples, Quantity};

/// What a column is, according to its name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The run, in a table of several runs (`run-a - loss`).
    pub(super) run: Option<String>,
    /// The name without the run.
    pub(super) metric: String,
    pub(super) examples: Option<Examples>,
    /// What is counted or measured, in words that do not depend on how the name joins them: `box loss`.
    pub(super) quantity: String,
    pub(super) meaning: Meaning,
}

/// The lower the rank, the sooner a column is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Step {
        rank: usize,
        is_epoch: bool,
    },
    Loss {
        rank: usize,
    },
    Norm(Norm),
    Label(Label),
    /// The loss if nothing else is: a number without a name, or the name of a method.
    Maybe,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Norm {
    Gradient,
    Update,
    Parameter,
}

/// A column of words that tell rows apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Run,
    Examples,
    /// The name of what the column `value` has, if there is such a column.
    Quantity,
    /// A setting of a run, as a number of any kind.
    Setting,
}

// Words in English and Japanese. Japanese joins them without a sign between.
const TRAINING: &str = "train training trn tr 訓練 学習 トレーニング";
const VALIDATION: &str = "val valid validation dev eval evaluation holdout 検証 評価 バリデーション";
const TEST: &str = "test testing テスト";
/// The words for steps, the preferred ones first.
const STEPS: [&str; 5] = [
    "step steps timestep timesteps ステップ タイムステップ",
    "iteration iterations iter iters it itr niter 反復 反復回数 イテレーション 試行回数 回数",
    "update updates 更新 更新回数",
    "batch batches minibatch バッチ ミニバッチ",
    "epoch epochs エポック",
];
/// With these words a step is still a step.
const OF_STEPS: &str =
    "num n total global trainer current log idx index number 数 番号 総 全体 通算 現在 グローバル";
const LOSS: &str = "loss 損失 ロス";
/// With these words a loss is still the loss.
const OF_LOSSES: &str = "step iter iteration batch epoch avg average mean total overall running smooth smoothed global final \
    current per metrics metric history logs scalars losses results ステップ 反復 バッチ ミニバッチ エポック 平均 平均値 移動平均 \
    合計 総 全体 値 関数 関数値 データ 時 用 ごと 毎";
/// With these words it is something about a loss.
const NO_LOSS: &str = "scale scaler weight weights best lowest min max std var variance time ratio count delta diff threshold \
    function fn name 重み 最良 最小 最小値 最大 最大値 標準偏差 分散 時間 比 比率 差 閾値 名";
/// Japanese words that contain none of the words above, although they may seem to.
const WHOLE: &str = "学習率 勾配 ノルム パラメータ パラメーター グローバル";

/// Words for what tells runs apart, with or without an id, a name or a number.
const RUNS: &str = "run trial seed fold model optimizer optimiser method experiment exp algorithm algo variant 実験 試行 シード モデル \
    モデル名 手法 手法名 最適化手法 分割";
/// Methods, each of which has its own losses if several are columns. A column without a name is named by its
/// number.
const METHODS: &str = "sgd momentum nesterov adagrad rmsprop adam adamw adadelta 1";
/// The names of the column of numbers in a table whose rows name what the numbers are.
const VALUES: &str = "value metric_value 値";

fn is_in(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let name = name.trim();
        // As wandb writes it: the run, and the metric of the run.
        let split = name.rsplit_once(" - ").map(|(run, metric)| (run.trim(), metric.trim()));
        let is_path = |part: &str| words(part).iter().all(|word| examples(word).is_some());
        let (run, metric) = match split {
            Some((run, metric)) if !is_path(run) && !is_path(metric) => (Some(run.to_owned()), metric),
            _ => (None, name),
        };
        let all = words(metric);
        let mut rest: Vec<&str> =
            all.iter().map(String::as_str).filter(|word| examples(word).is_none()).collect();
        rest.dedup();
        let examples = all.iter().find_map(|word| examples(word));
        let meaning = match is_bound(metric) {
            true => Meaning::Other,
            false => meaning(&all, &rest, examples),
        };
        let mut kept = rest.clone();
        if let Meaning::Loss { .. } = meaning {
            kept.retain(|word| !is_in(OF_LOSSES, word));
            if kept.is_empty()
                || matches!(kept[..], [one] if is_in(LOSS, one) || is_in("cost f value 値", one))
            {
                kept = vec!["loss"];
            }
        }
        let between = if kept.iter().any(|word| word.is_ascii()) { " " } else { "" };
        let quantity = if kept.is_empty() { metric.to_owned() } else { kept.join(between) };
        Self { run, metric: metric.to_owned(), examples, quantity, meaning }
    }

    /// Whether this name may be meant by `name`. Its rows may give the run and the examples besides.
    pub(super) fn may_be(&self, name: &str) -> bool {
        let is_run = |run: &str| self.run.as_ref().is_none_or(|own| plain(own) == run);
        is_meant(name, &self.metric, is_run, |_| true)
    }

    /// Makes this the loss. If `is_run`, its name is that of a run.
    pub(super) fn be_loss(&mut self, is_run: bool) {
        self.run = is_run.then(|| self.metric.clone());
        (self.quantity, self.meaning) = ("loss".to_owned(), Meaning::Loss { rank: 4 });
    }

    pub(super) fn shown(&self) -> Quantity {
        match self.meaning {
            Meaning::Norm(Norm::Gradient) => Quantity::GradientNorm,
            Meaning::Norm(Norm::Update) => Quantity::UpdateNorm,
            Meaning::Norm(Norm::Parameter) => Quantity::ParameterNorm,
            Meaning::Loss { .. } if self.quantity == "loss" => Quantity::Loss,
            _ => Quantity::Other(self.quantity.clone()),
        }
    }
}

fn meaning(all: &[String], rest: &[&str], examples: Option<Examples>) -> Meaning {
    let is_bare = all.len() == 1;
    // What the ids, names or numbers are of.
    let of = match rest {
        [of @ .., "id" | "name" | "no" | "number" | "index" | "番号" | "名"] if !of.is_empty() => of,
        _ => rest,
    };
    match of {
        [word] | ["random", word] if examples.is_none() && is_in(RUNS, word) => {
            return Meaning::Label(Label::Run);
        }
        _ => {}
    }
    if is_bare && is_in(METHODS, &all[0]) {
        return Meaning::Maybe;
    }
    match rest {
        ["mode" | "split" | "phase" | "subset" | "stage" | "区分" | "種別"] if examples.is_none() => {
            return Meaning::Label(Label::Examples);
        }
        ["tag" | "metric" | "variable" | "key" | "name" | "指標" | "項目" | "名前"] | ["metric", "name"] =>
        {
            return Meaning::Label(Label::Quantity);
        }
        ["lr" | "学習率"] | ["learning", "rate"] | ["batch", "size"] | ["weight", "decay"] => {
            return Meaning::Label(Label::Setting);
        }
        ["grad" | "gradient" | "勾配", "norm" | "ノルム"] => return Meaning::Norm(Norm::Gradient),
        ["update" | "更新", "norm" | "ノルム"] => return Meaning::Norm(Norm::Update),
        ["param" | "parameter" | "パラメータ" | "パラメーター", "norm" | "ノルム"] => {
            return Meaning::Norm(Norm::Parameter);
        }
        ["f"] if is_bare => return Meaning::Loss { rank: 4 },
        _ if is_value(&all.join("_")) => return Meaning::Loss { rank: 4 },
        ["cost"] => return Meaning::Loss { rank: 4 },
        _ => {}
    }
    let has = |words: &str| rest.iter().any(|word| is_in(words, word));
    if (has(LOSS) || has("losses")) && !has(NO_LOSS) {
        let rank = match rest {
            [one] if is_in(LOSS, one) => usize::from(!is_bare),
            _ if !has("epoch エポック") => 2,
            _ => 3,
        };
        return Meaning::Loss { rank };
    }
    // As Stable-Baselines3 writes it.
    let rest = match rest {
        ["time", of @ ..] if matches!(of, ["total", _]) => of,
        _ => rest,
    };
    let step: Vec<&&str> = rest.iter().filter(|word| !is_in(OF_STEPS, word)).collect();
    if let [step] = step[..]
        && matches!(examples, None | Some(Examples::Training))
        && let Some(kind) = STEPS.iter().position(|kind| is_in(kind, step))
    {
        return Meaning::Step { rank: 2 * kind + usize::from(!is_bare), is_epoch: kind + 1 == STEPS.len() };
    }
    Meaning::Other
}

/// Whether a word can belong to the name that follows it.
pub(super) fn may_stand_before(word: &str) -> bool {
    let all = words(word);
    all.iter().all(|word| examples(word).is_some() || is_in(OF_LOSSES, word) || is_in(OF_STEPS, word))
}

/// Whether a column has the values that its rows name.
pub(super) fn is_value(name: &str) -> bool {
    is_in(VALUES, &plain(name))
}

/// Whether a column has the bounds of another one, as in a table of wandb.
pub(super) fn is_bound(name: &str) -> bool {
    name.ends_with("__MIN") || name.ends_with("__MAX")
}

/// Whether `name` means what a column measures: its own name, or with a run before it (`run-a - loss`) and
/// examples after it (`loss (val)`) if it has those.
pub(super) fn is_meant(
    name: &str,
    metric: &str,
    is_run: impl Fn(&str) -> bool,
    is_said: impl Fn(&str) -> bool,
) -> bool {
    let (name, metric) = (plain(name), plain(metric));
    name.match_indices(&metric).any(|(at, _)| {
        let (before, behind) = (&name[..at], &name[at + metric.len()..]);
        let said = behind.strip_prefix("_(").and_then(|said| said.strip_suffix(')'));
        (before.is_empty() || before.strip_suffix("___").is_some_and(&is_run))
            && (behind.is_empty() || said.is_some_and(&is_said))
    })
}

/// The examples that a text is about, if it names only one kind.
pub(super) fn examples_of(text: &str) -> Option<Examples> {
    let words = words(text);
    let mut kinds = words.iter().filter_map(|word| examples(word));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// The examples that a word means.
fn examples(word: &str) -> Option<Examples> {
    let word = word.to_lowercase();
    let all = [(TRAINING, Examples::Training), (VALIDATION, Examples::Validation), (TEST, Examples::Test)];
    all.into_iter().find(|(words, _)| is_in(words, &word)).map(|(_, examples)| examples)
}

/// The words of a name in lower case. A word ends at a character that is not a letter or digit, before a
/// capital, and around a known Japanese word.
fn words(name: &str) -> Vec<String> {
    let known = || [TRAINING, VALIDATION, TEST, LOSS, WHOLE].into_iter().chain(STEPS);
    let is_letter = |c: char| c.is_alphanumeric() && c != 'の';
    let is_katakana = |c: char| ('ァ'..='ヿ').contains(&c) && c != '・';
    let mut words = vec![String::new()];
    let (mut before, mut rest) = (' ', name);
    while let Some(c) = rest.chars().next() {
        // Not inside another word of katakana, as ロス in クロス.
        let all = known().flat_map(str::split_whitespace).filter(|word| !word.is_ascii());
        let found = all.filter(|word| rest.starts_with(word)).max_by_key(|word| word.len());
        if let Some(found) = found.filter(|_| !(is_katakana(c) && is_katakana(before))) {
            words.extend([found.to_owned(), String::new()]);
            (before, rest) = (' ', &rest[found.len()..]);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if !is_letter(c) || (c.is_uppercase() && before.is_lowercase()) {
            words.push(String::new());
        }
        if is_letter(c)
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name in the form in which names are compared: in lower case, with `_` for `-` and space.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_and_of_which_examples() {
        let said = |name: &str| {
            let Name { run, examples, quantity, meaning, .. } = Name::of(name);
            let is = match meaning {
                Meaning::Loss { .. } => "loss",
                Meaning::Step { .. } => "step",
                Meaning::Norm(_) => "norm",
                Meaning::Label(_) => "label",
                Meaning::Maybe => "maybe",
                Meaning::Other => "other",
            };
            (is, examples, quantity, run)
        };
        let (training, validation, test) =
            (Some(Examples::Training), Some(Examples::Validation), Some(Examples::Test));
        for (examples, names) in [
            (
                None,
                "loss| Loss |total_loss|cost|Value|f|avg loss|loss_step|LossEpoch|損失|平均損失|損失関数の値",
            ),
            (training, "train_loss|train/loss|loss/train|Loss/train|training loss|trainLoss|train.loss"),
            (training, "train_loss_step|Losses/train|train - loss|loss - train|訓練損失|学習損失|train損失"),
            (training, "訓練データの損失|損失(訓練)|トレーニングロス"),
            (validation, "val_loss|valid_loss|eval/loss|validation loss|dev_loss|loss_val|Loss/val|valLoss"),
            (validation, "検証損失|損失_検証|評価時の損失"),
            (test, "test_loss|test/loss|Loss (test)|テスト損失|テストロス"),
        ] {
            for name in names.split('|') {
                assert_eq!(said(name), ("loss", examples, "loss".to_owned(), None), "{name}");
            }
        }
        assert_eq!(said("train/box_loss"), ("loss", training, "box loss".to_owned(), None));
        assert_eq!(said("検証/分類損失"), ("loss", validation, "分類損失".to_owned(), None));
        assert_eq!(
            said("run-a - train/loss"),
            ("loss", training, "loss".to_owned(), Some("run-a".to_owned()))
        );
        for (kind, names) in [
            ("step", "_step|Step|trainer/global_step|NumIters|it|global step|Epoch|train_step|batch_idx"),
            ("step", "エポック|エポック数|ステップ|総ステップ数|試行回数|更新回数|学習回数|イテレーション"),
            ("norm", "grad_norm|勾配ノルム|勾配のノルム|パラメータノルム|更新のノルム"),
            ("other", "acc|loss_scale|best_val_loss|run-a - loss__MIN|steps_per_second|val_step"),
            ("label", "lr|fold|optimizer"),
            ("other", "最小検証損失|クロスエントロピー|学習時間"),
        ] {
            for name in names.split('|') {
                assert_eq!(said(name).0, kind, "{name}");
            }
        }
        for (name, kind, examples, quantity) in [
            ("学習率", "label", None, "学習率"),
            ("正解率", "other", None, "正解率"),
            ("検証精度", "other", validation, "精度"),
        ] {
            assert_eq!(said(name), (kind, examples, quantity.to_owned(), None));
        }
    }
}
