## コマンドラインのエラー

problem-error = エラー
problem-did-you-mean = 「{ $name }」のことでしょうか?
problem-unknown-option = { $option } というオプションはありません。
problem-unexpected-argument = ここに「{ $argument }」は指定できません。
problem-unknown-command = 「{ $command }」というコマンドはありません。使えるのは { $known } です。
problem-no-value = { $option } には値が必要です。
problem-required = { $option } を指定してください。
problem-twice = { $option } が 2 回指定されています。
problem-not-a-choice = { $option } に指定できるのは { $known }です(「{ $value }」は指定できません)。
problem-not-utf8 = 引数に UTF-8 でない文字が含まれています。
problem-extension = 「{ $path }」では形式が分かりません。拡張子を { $known }にしてください。
problem-only-extension = 「{ $path }」には拡張子しかありません。{ $example } のように名前を付けてください。
problem-no-file-name = 「{ $path }」はファイルの名前ではありません。
problem-cannot-read = 「{ $path }」を読めません: { $reason }
problem-cannot-write = 「{ $path }」に書き込めません: { $reason }
problem-in-file = { $path }: { $message }
problem-reason-not-found = そのファイルはありません
problem-reason-no-folder = 書き込み先のフォルダがありません
problem-output-missing = 図の書き出し先を -o FILE.svg、-o FILE.png、-o FILE.gif のどれかで指定してください。
problem-view-needs-picture = --view で図を選ぶときは、-o FILE.svg または -o FILE.png で書き出し先も指定してください。
problem-two-axes = 変えるハイパーパラメータは 2 つです(指定されたのは { $count } つ)。{ $example } のように A:B:N の形で 2 つ指定するか、--axis NAME=A:B:N を 2 回指定してください。
problem-two-tuples = 変えるハイパーパラメータは 2 つです(指定されたのは { $count } つ)。{ $example } のように (最小, 最大, 個数) の形で 2 つ指定してください。
problem-one-hyperparameter = sweep は 2 つのハイパーパラメータを変えますが、{ $method } には { $name } しかありません。いくつかの値を比べるには { $example } を使ってください。
problem-axis-form = --axis は beta1=0:.99:50 のように NAME=A:B:N の形で指定してください(指定された値は「{ $found }」)。
problem-threads = --threads には 1 から { $limit } までの整数を指定してください(指定された値は「{ $found }」)。
problem-written-extension = 「{ $path }」では形式が分かりません。拡張子を { $known }にしてください。
problem-standard-input-twice = -(標準入力)は 1 回しか指定できません。
problem-interrupted = 途中で終わりました。何も書き出していません。
problem-interrupted-half-way = 途中で終わりました。書き出しは途中までです。
problem-working = 計算中
problem-much = 書き出す量は最大で約 { $size } です。
problem-much-memory = すべての更新をメモリに置くので、{ $size } を使います。
problem-needs-picture-not-form = { $option } は図のためのもので、--format { $format } は図を書き出しません。どちらかを外してください。
problem-needs-picture = { $option } は図のためのものです。-o FILE.svg または -o FILE.png も指定してください。
problem-choose-at = { $message }点は --at X,Y で指定できます。
problem-compare-takes-several = { $message }{ $option } にいくつかの値を指定できるのは korogaru compare です。
problem-format-of-picture = 「{ $path }」は図なので、--format { $format } では書き出せません。--format を外すか、拡張子を変えてください。
problem-format-of-file = 「{ $path }」には --format { $format } の形式で書き出せません。--format を外すか、拡張子を .{ $extension } にしてください。
problem-stands-still = { $option } は動く図のためのものです。-o FILE.gif か、--animate -o FILE.svg を指定してください。
problem-seeds-do-not-move = 「{ $path }」: 多数の実験を重ねた図は動きません。拡張子を svg か png にするか、--seeds を外してください。
problem-does-not-move = 「{ $path }」: このコマンドの図は動きません。拡張子を svg か png にするか、korogaru figure -o FILE.gif で推移を描いてください。
problem-cannot-move = 「{ $path }」の形式では動かせません。--animate のときは拡張子を gif か svg にしてください。
problem-view-does-not-move = { $view } の図は動きません。--animate を付けずに svg か png にするか、--view を外してください。
problem-reason-permission-denied = 権限がありません
problem-reason-file-read-only = 読み取り専用のファイルです。書き込めるようにするか、別の名前にしてください
problem-reason-not-open = ファイル記述子 { $number } が書き込み用に開かれていません。{ $number }>FILE のようにシェルで開いてください
problem-reason-loop = リンクが互いを指して輪になっています。どれかを消すか、別の名前にしてください
problem-reason-link-to-nothing = 実在しない { $target } へのリンクです。そのフォルダを作るか、別の名前にしてください
problem-reason-partial = { $reason }(ファイルの内容が途中までになっているかもしれません)
problem-reason-temporary = 結果がそろうまで { $folder } に置いておくことができません({ $reason })。環境変数 { $variable } で別のフォルダを指定してください
problem-reason-not-a-directory = フォルダがあるべきところにファイルがあります
problem-reason-is-a-directory = フォルダです
problem-reason-storage-full = ディスクに空きがありません
problem-reason-read-only = 読み取り専用のディスクです
problem-nothing-to-draw = 初期値で f が有限の値にならず、表示するものがありません。--start を変えてください。
problem-start-undefined = 初期値では { $expression } の値がなく、f が定義されないので、表示するものがありません。初期値を変えてください。
problem-start-without-slope = 初期値では { $expression } の傾きが有限ではなく、勾配がないので、表示するものがありません。初期値を変えてください。
problem-not-with-seeds = 「{ $option }」は --seeds と同時には使えません(多数の実験を 1 つの図に重ねて描くため)。
problem-overlay-needs-picture = --overlay は図のためのものです。-o FILE.svg または -o FILE.png も指定してください。
problem-tune-chooses = --tune はハイパーパラメータを自分で探します。{ $option } か --tune のどちらかを外してください。
problem-tune-one = --tune で使える試行回数は 1 つだけです。どれか 1 つを選んでください。
problem-tuned-given = tune=True はハイパーパラメータを自分で探します。{ $key } か tune のどちらかを外してください。
problem-tuned-list = tune=True で使える試行回数は 1 つだけです。どれか 1 つを選んでください。
problem-needs-tune = { $option } は --tune の探し方を決めるものです。--tune を付けるか、{ $option } を外してください。
problem-several-in-file = 「{ $path }」はいくつかの実験を比べた図です。{ $option } を外してください。
problem-note = 注意
problem-no-page = このプログラムには画面が組み込まれていません。`cargo xtask web` で作ってから、もう一度ビルドしてください。
problem-port = --port に指定できるのは 0 から 65535 までの数です(「{ $found }」は使えません)。
problem-cannot-serve = ポート { $port } で待ち受けられません: { $reason }
problem-served = 次のアドレスをブラウザで開いてください: { $address }
    Ctrl-C で終わります。
problem-no-browser = ブラウザを開けませんでした。アドレスをブラウザに入力してください。
problem-reason-port-in-use = ほかのプログラムが使っています
problem-undrawn = 次の文字を描けるフォントが入っていないため、除いて描きました: { $characters }
problem-title-shortened = 題名が図の幅より長いため、途中までにして … を付けました。
