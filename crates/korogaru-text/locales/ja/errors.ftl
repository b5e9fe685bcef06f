## ライブラリのエラー(英語は各ライブラリ自身の Display)

error-hyperparameter = { $name } { $range }(指定された値は { $value })。
range-finite = には有限の数を指定してください
range-non-negative = は 0 以上の有限の数にしてください
range-positive = は 0 より大きい有限の数にしてください
range-zero-to-below-one = は 0 以上 1 未満の数にしてください
error-length = { $what } の要素数は { $found } ですが、パラメータは { $expected } です。
error-unknown-name = 「{ $name }」という{ $namespace }はありません。使えるのは { $known } です。
namespace-method = 手法
namespace-objective = 関数
namespace-key = 項目
namespace-metric = 指標
error-form = { $key } には{ $expected }指定してください(指定された値は「{ $found }」)。
expected-name = 名前を
expected-number = 数を
expected-flag = true か false を
expected-pair = 、-7,2 のように半角のカンマで区切った 2 つの数を
expected-count = { " " }0 以上の整数を
expected-formula = { " " }x^2/20 + y^2 のような式を
expected-axis = 、0.01:1:50 のように両端と個数をコロンで区切って
error-backend-variable = 環境変数 KOROGARU_BACKEND の値は「{ $value }」ですが、このマシンではその命令セットを使えません。使えるのは { $available } です。
error-unknown-backend = このマシンでは「{ $name }」という命令セットを使えません。使えるのは { $available } です。
error-unknown-hyperparameter = { $method } に { $name } というハイパーパラメータはありません。指定できるのは { $known } です。
error-unknown-method = 「{ $name }」という手法はありません。使えるのは { $known } です。
error-gradient-length = 「{ $tensor }」の勾配の要素数は { $found } ですが、パラメータは { $expected } です。
error-gradient-shape = 「{ $tensor }」の勾配の形状は { $found } ですが、パラメータは { $expected } です。
error-missing-gradient = パラメータ「{ $tensor }」の勾配がありません。
error-extra-gradient = 勾配「{ $tensor }」に対応するパラメータがありません。
error-duplicate-tensor = 「{ $tensor }」という名前のテンソルが 2 つあります。
error-missing-tensor = 初回の更新にあったテンソル「{ $tensor }」が、今回はありません。
error-extra-tensor = テンソル「{ $tensor }」は、初回の更新にはありませんでした。
error-length-changed = テンソル「{ $tensor }」の要素数が { $expected } から { $found } に変わっています。
error-element-type = テンソル「{ $tensor }」の型は { $expected } です。{ $found } ではありません。
error-slot-type = テンソル「{ $tensor }」の状態「{ $slot }」の型は { $expected } です。{ $found } ではありません。
error-unknown-convention = convention に「{ $name }」はありません。指定できるのは { $known } です。
error-no-convention = { $method } には速度がないので、convention は選べません。
error-no-counterpart = テンソル「{ $tensor }」の速度に { $velocity } が含まれていて、学習率 { $lr } では変換できません。
error-unknown-tensor = 「{ $tensor }」という名前のテンソルは、まだ更新されていません。
error-unknown-slot = { $method } に「{ $slot }」という状態はありません(あるのは { $known })。
error-no-state = { $method } は状態を持たないので、「{ $slot }」もありません。
error-exclusive = { $first } と { $second } を一緒に指定することはできません。どちらかを外してください。
error-no-minimum-found = { $formula } の最小値の点は見つかりませんでした。0,0 のように、調べる点を選んでください。
error-formula = 式の{ $place }{ $mistake }
error-formula-place =
    { " " }{ $at } 文字目が正しくありません
    { "  " }{ $shown }
    { "  " }{ $indent }^{ " " }
error-formula-expected = { $part }
error-formula-empty = 式が空です。x^2/20 + y^2 のように書いてください。
error-formula-operand = ここには数、変数、関数または ( が必要です
error-formula-operator = ここには + や * などの演算子が必要です(式はここで終わってもかまいません)
error-formula-operator-or-close = ここには + や * などの演算子か ) が必要です
error-formula-operator-or-bar = ここには + や * などの演算子か、|…| を閉じる | が必要です
error-formula-log = log は ln とも log10 とも読めます。ln か log10 と書いてください
error-formula-latex = LaTeX は読めません。\frac{"{"}x^2{"}"}{"{"}20{"}"} は x^2/20、\sin x は sin(x) のように書いてください
error-formula-bars = | の対応が一通りに決まりません。|…| の代わりに abs( ) と書いてください
error-formula-open = { $function } の後には ( が必要です({ $function }(x) のように書きます)
error-formula-comma = ここにはカンマが必要です({ $function } の引数は 2 つです)
error-formula-unknown-name = 「{ $name }」という名前はありません。x と y の関数の式に使えるのは { $known } です。
error-formula-unknown-character = 式に「{ $character }」という文字は使えません
error-formula-number-too-large = 数が大きすぎます
error-formula-second-argument = { $function } の引数は 1 つです
error-formula-too-many-arguments = { $function } の引数は { $takes } つです
error-formula-too-deep = 式の入れ子は { $limit } 段までです
error-formula-too-long = 式は { $limit } 文字までです(この式は { $found } 文字あります)
error-axis-count = { $key } の個数は 1 から { $limit } までです(指定された個数は { $found })。
error-axis-alone = { $key } の値が 1 個では両端({ $low } と { $high })を含められません。個数を 2 以上にするか、両端を同じ値にしてください。
error-axis-logarithm = { $key } を等比の間隔で変えるには、0 より大きい値から始めてください(指定された始まりは { $low })。
error-axes-in-spec = 表 sweep には軸が 2 つ必要です(指定されているのは { $found } 個)。
error-axis-twice = 2 つの軸がどちらも { $key } です。異なる 2 つのハイパーパラメータを指定してください。
error-budget = 実験の回数は { $least } から { $limit } までの整数で指定してください(指定された値は { $found })。
error-metric-needs-minimum = { $metric } は最小値と比べる指標ですが、{ $objective } には、分かっている最小値がありません。loss を指定してください。
error-nothing-to-compare = 比べるものがありません。実験を 1 つ以上指定してください。
error-nothing-found =
    { $metric ->
        [loss] { label-loss }
        [steps] { sweep-steps }
       *[rate] { sweep-rate }
    }が最小になる設定を { $budget } 通りまでの実験で探しましたが、どの手法でも見つかりませんでした。試行回数か実験の数を増やしてください。
error-too-many-to-compare = 比べられる実験は { $limit } 個までですが、指定された組み合わせは { $found } 個です。値を減らしてください。
error-unlike = 比べる実験は、関数、初期値、描画範囲、ノイズを同じにしてください({ $key } が異なります)。
error-too-many-updates = すべての更新を残すため、更新は全部で { $limit } 回までです(指定された実験では { $found } 回)。
error-empty-list = { $key } の値がありません。カンマで区切って指定してください。
error-listed-twice = { $key } に { $value } が 2 回指定されています。
error-none-has = 比べる手法({ $methods })のどれにも { $key } というハイパーパラメータはありません。
error-not-finite = { $key } には有限の数を指定してください(指定された値は { $value })。
error-too-many-iterations = iterations は { $limit } までです(すべての更新を残すため)。指定された値は { $found } です。
error-too-many-to-explore = ブラウザの画面では、iterations は { $limit } までです(操作のたびに実験し直すため)。指定された値は { $found } です。
error-no-step = { $found } 回目の更新はありません。この実験の更新は 1 回目から { $last } 回目までです(iterations を増やすと、その先も見られます)。
error-no-step-diverged = { $found } 回目の更新はありません。この実験の更新は 1 回目から { $last } 回目までで、その次は有限の値ではなくなります。
error-no-step-at-all = { $found } 回目の更新はありません。この実験は初期値だけです(iterations を 1 以上にしてください)。
error-empty-range = { $key } は小さい数から大きい数の順に指定してください(指定された範囲は { $low } から { $high })。
error-narrow-range = { $key } の範囲({ $low } から { $high })は狭すぎて、数の違いを区別できません。この位置では、幅を { $least } より大きくしてください。
error-wide-range = { $key } の範囲({ $low } から { $high })は広すぎて、幅を数として表せません。
error-no-theory = { $method } の理論はありません。理論があるのは { $covered } です。
error-no-minimum = { $objective } の最小値の点は分かっていません。0,0 のように、調べる点を選んでください。
error-bottomless = { $objective } はどこまでも小さくなるので、最小値の点はありません。0,0 のように、調べる点を選んでください。
error-plane = { $objective } は平面で、どこまでも小さくなり、どこにも曲がりがありません。理論で扱えるのは曲がりのある関数です。
error-plane-level = { $objective } はどこでも同じ値なので、何も動きません。理論で扱えるのは曲がりのある関数です。
error-singular = 点 { $point } には f が曲がっていない方向、つまり 2 階微分が 0 の方向があります(ヘッセ行列の固有値は { $low } と { $high })。理論は 2 階微分にもとづくので、その方向の動きについては何も言えません。f が曲がっている別の点を選んでください。
error-no-derivatives = 点 { $point } では、微分の値に有限でないものがあります。微分の値が有限になる別の点を選んでください。
error-tolerance = tolerance は、1e-6 のように 0 より大きく 1 より小さい数にしてください(指定された値は { $value })。
error-noise = noise は 0 以上の有限の数にしてください(指定された値は { $value })。
error-seed = seed は { $limit } までです(指定された値は { $found })。
error-batch = batch は 1 から { $limit } までにしてください({ $objective } のデータは { $limit } 個です。指定された値は { $found })。
error-no-examples = { $objective } はデータの平均ではないので、ミニバッチを取れません。batch は { $known } で使えます。noise ならどの関数でも使えます。
error-log-empty = 学習の記録に、損失のある行がありません。
error-log-columns = 学習の記録のどの列を損失とみなすか決められません。列は { $found } です。描く列を y に指定してください。
    .options = 学習の記録のどの列を損失とみなすか決められません。列は { $found } です。--y で描く列を指定してください。
error-log-column = 学習の記録に { $wanted } の列がありません(あるのは { $found } です)。
error-log-numbers = 学習の記録の { $column } の列に数値がありません。
error-log-picture = これは画像です。学習の記録(CSV や JSON、学習中に表示した文字列など)を指定してください。
error-log-binary = テキストではありません。学習の記録は CSV か JSON にしてください(gzip のままでも読めます)。
error-log-unpacked = 学習の記録を展開すると { $limit } MiB を超えます。先に展開してください。
error-log-long = 学習の記録の { $line } 行目が { $limit } バイトを超えています。記録は 1 行に 1 ステップずつ書いたものにしてください。
error-log-line = 学習の記録の { $line } 行目を読めません: 「{ $found }」
error-nothing-random = ランダムなものがないので、何回実験しても同じになります。noise か batch を指定してください。
error-seeds = seeds は、この試行回数では 1 から { $limit } までです(すべての点を記憶するため)。指定された値は { $found } です。
error-syntax = { $line } 行目 { $column } 文字目: TOML の書き方として正しくありません: { $text }
error-syntax-hint = { $line } 行目 { $column } 文字目: TOML の書き方として正しくありません: { $text }({ $hint })
error-hint-digits-around-point = 小数点の前後には 0.95 のように数字が必要です
error-hint-quoted-name = 名前は引用符で囲んでください
error-hint-duplicate-key = 同じ項目が 2 回あります
error-in-spec = { $line } 行目: { $cause }

## 描けない図(.options はコマンドの言い方)

figure-no-view = 「{ $view }」という図はありません。使えるのは { $known }です。
figure-arrows-need-step = 矢印は 1 回の更新のものです。何回目の更新かを指定するか、図を curves にしてください。
    .options = 矢印は 1 回の更新のものです。--step K を指定するか、--view を curves にしてください。
figure-step-of-all = { $view } はすべての更新を示す図です。更新の指定を外すか、図を arrows にしてください。
    .options = --view { $view } はすべての更新を示します。--step を外すか、--view arrows にしてください。
figure-no-forces = { $method } には引き継ぐ速度と新しい力の区別がなく、ribbon に描けません。1 回の更新の arrows か、curves を使ってください。
    .options = { $method } には引き継ぐ速度と新しい力の区別がなく、ribbon に描けません。--view arrows --step K か --view curves を使ってください。
figure-no-step = 描く更新がありません。試行回数を 1 以上にしてください。
    .options = 描く更新がありません。--iterations を 1 以上にしてください。
figure-frames-per-second = アニメーションの速さは 1 秒に 0.1 から 50 コマです({ $found } は指定できません)。
    .options = --fps には 0.1 から 50 までの数を指定してください({ $found } は指定できません)。
figure-pause = アニメーションの最後で止まる時間は 0 から 600 秒です({ $found } は指定できません)。
    .options = --pause には 0 から 600 までの秒数を指定してください({ $found } は指定できません)。
figure-no-point = 初期値で f が有限の値にならず、表示するものがありません。初期値を変えてください。
figure-logs = 1 つの図に描ける学習は 1 個から { $limit } 個までです(学習ごとに色を変えるため)。これは { $count } 個あります。記録を減らすか、描く学習の列を指定してください。
    .options = --output で 1 つの図に描ける学習は 1 個から { $limit } 個までです(学習ごとに色を変えるため)。これは { $count } 個あります。記録を減らすか、--y "run-a - loss" のように、描く学習を列と合わせて指定してください。
figure-apart = 「{ $name }」の値が大きすぎるか離れすぎていて、1 つの軸に描けません。
    .options = 「{ $name }」の値が大きすぎるか離れすぎていて、--output で 1 つの軸に描けません。--x か --y で別の列を指定してください。
figure-overlay-twice = 1 つの図に重ねられるのは、手法 1 つにつき 1 つの実験だけです(線と印は手法ごとに決まっています)。実験ごとに図を並べてください。
    .options = --overlay で重ねられるのは、手法 1 つにつき 1 つの実験だけです(線と印は手法ごとに決まっています)。--overlay を外すか、実験を手法ごとに 1 つにしてください。

## ファイルから実験を読めない理由

figure-unreadable-unknown = 実験のテキスト(TOML)でも図(SVG、PNG、GIF)でもありません。
figure-unreadable-nothing = この { $format } には実験が入っていません。korogaru の図ではないか、ほかのプログラムで保存し直したときに失われています。
figure-unreadable-of-log = この { $format } は学習の記録の図なので、実験として実行し直すことはできません。korogaru plot で記録から描き直せます。
figure-unreadable-cut-off = この { $format } は途中で切れています。保存か転送が最後まで済んでいません。
figure-unreadable-damaged = この { $format } は壊れているので、中の実験を信用できません。
figure-unreadable-text-too-long = この { $format } に入っているテキストは、実験としては長すぎます(上限は { $limit } KiB)。
figure-unreadable-too-many = この { $format } に入っている実験は、図としては多すぎます(上限は { $limit } 個)。
figure-unreadable-file-too-long = 実験や図としては大きすぎます。{ $limit } MiB を超えるファイルは読みません。
figure-unreadable-several = この図には実験が { $count } 個入っていますが、ここで使えるのは 1 個だけです。korogaru compare ならすべて読めます。

setting-lr = 学習率 η
setting-momentum = 減衰率 α
setting-iterations = 試行回数
setting-start = 初期値
setting-noise = ノイズの標準偏差 σ
setting-seed = 乱数の番号
setting-formula = 数式
