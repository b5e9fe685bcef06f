## コマンドラインのエラー

problem-error = エラー
problem-did-you-mean = 「{ $name }」のことでしょうか?
problem-unknown-option = { $option } というオプションはありません。
problem-unexpected-argument = ここに「{ $argument }」は指定できません。
problem-unknown-command = 「{ $command }」というコマンドはありません。使えるのは { $known } です。
problem-no-value = { $option } には値が必要です。
problem-required = { $option } を指定してください。
problem-twice = { $option } が 2 回指定されています。
problem-not-a-choice = { $option } に指定できるのは { $known } のどれかです(「{ $value }」は指定できません)。
problem-not-utf8 = 引数に UTF-8 でない文字が含まれています。
problem-extension = 「{ $path }」では形式が分かりません。拡張子を { $known } のどれかにしてください。
problem-no-file-name = 「{ $path }」はファイルの名前ではありません。
problem-cannot-read = 「{ $path }」を読めません: { $reason }
problem-cannot-write = 「{ $path }」に書き込めません: { $reason }
problem-in-file = { $path }: { $message }
problem-reason-not-found = そのファイルはありません
problem-reason-no-folder = 書き込み先のフォルダがありません
problem-output-missing = 図の書き出し先を -o FILE.svg、-o FILE.png、-o FILE.gif のどれかで指定してください。
problem-view-needs-picture = --view で図を選ぶときは、-o FILE.svg または -o FILE.png で書き出し先も指定してください。
problem-two-axes = 変えるハイパーパラメータは 2 つです(指定されたのは { $count } つ)。--lr .01:1:100 --momentum 0:.99:100 のように A:B:N の形で 2 つ指定するか、--axis NAME=A:B:N を 2 回指定してください。
problem-axis-form = --axis は beta1=0:.99:50 のように NAME=A:B:N の形で指定してください(指定された値は「{ $found }」)。
problem-threads = --threads には 1 から { $limit } までの整数を指定してください(指定された値は「{ $found }」)。
problem-sweep-extension = 「{ $path }」では形式が分かりません。拡張子を { $known } のどれかにしてください。
problem-interrupted = 途中で終わりました。何も書き出していません。
problem-theme-needs-picture = --theme は図のためのものです。-o FILE.svg または -o FILE.png も指定してください。
problem-choose-at = { $message }点は --at X,Y で指定できます。
problem-format-of-picture = 「{ $path }」は図なので、--format { $format } では書き出せません。--format を外すか、拡張子を変えてください。
problem-arrows-need-step = 矢印は 1 回の更新のものです。--step K を指定するか、--view を ribbon か curves にしてください。
problem-step-of-all = --view { $view } はすべての更新を示します。--step を外すか、--view arrows にしてください。
problem-no-forces = { $method } には引き継ぐ速度と新しい力の区別がなく、ribbon に描けません。--view arrows --step K か --view curves を使ってください。
problem-no-step-to-draw = 描く更新がありません。--iterations を 1 以上にしてください。
problem-frames-per-second = --fps には 0.1 から 50 までの数を指定してください({ $found } は指定できません)。
problem-pause = --pause には 0 から 600 までの秒数を指定してください({ $found } は指定できません)。
problem-stands-still = { $option } は動く図のためのものです。-o FILE.gif か、--animate -o FILE.svg を指定してください。
problem-does-not-move = 「{ $path }」: このコマンドの図は動きません。拡張子を svg か png にするか、korogaru figure -o FILE.gif で推移を描いてください。
problem-cannot-move = 「{ $path }」の形式では動かせません。--animate のときは拡張子を gif か svg にしてください。
problem-view-does-not-move = { $view } の図は動きません。--animate を付けずに svg か png にするか、--view を外してください。
problem-reason-permission-denied = 権限がありません
problem-reason-not-a-directory = フォルダがあるべきところにファイルがあります
problem-reason-is-a-directory = フォルダです
problem-reason-storage-full = ディスクに空きがありません
problem-reason-read-only = 読み取り専用のディスクです
problem-nothing-to-draw = 初期値で f が有限の値にならず、表示するものがありません。--start を変えてください。
problem-start-undefined = 初期値では { $expression } の値がなく、f が定義されないので、表示するものがありません。初期値を変えてください。
problem-start-without-slope = 初期値では { $expression } の傾きが有限ではなく、勾配がないので、表示するものがありません。初期値を変えてください。
problem-not-with-seeds = 「{ $option }」は --seeds と同時には使えません(多数の実験を 1 つの図に重ねて描くため)。
