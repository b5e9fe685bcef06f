## --help の説明

help-usage = 使い方:
help-commands = コマンド
help-arguments = 引数
help-options = オプション
help-experiment = 実験の設定(何も指定しなければ、記事の最初の実験: momentum、η 0.1、α 0.9、初期値 (-7, 2) から 30 回)
help-examples = 例:
help-about = korogaru(転がる): 目で見て確かめる Momentum SGD
help-book = 記事の 6 枚の図を描き、5 つの実験を書き出して、何が分かるかを示す
help-run = 実験を行い、更新ごとの値を表示する
help-figure = 実験を SVG または PNG の図にする
help-methods = 手法の一覧(更新式とハイパーパラメータ)
help-objectives = 最小値を探す関数の一覧
help-completions = シェルの補完スクリプトを出力する

help-example-book = すべてを figures フォルダに書き出す
help-example-book-out = 別のフォルダに、英語で書き出す
help-example-run = 記事の最初の実験を表で見る
help-example-run-csv = η と α を変えて、全桁で出力する
help-example-run-objective = 別の関数を、別の初期値から
help-example-figure = 等高線に推移を重ねた図
help-example-figure-contour = 等高線だけの、暗い背景の図
help-example-spec = ファイルに書いた実験
help-example-methods = どんな手法があるか
help-example-objectives = どんな関数があるか
help-example-completions = 現在の bash でのみ有効にする

help-objective = 最小値を探す関数: { $names }
help-start = 初期値(例: -7,2)
help-method = 手法: { $names }(η と α は手法を変えても同じ値)
help-convention = η の位置: book(v の中。v ← αv − ηg)か fresh(v の外。v ← αv + g)。momentum と nesterov のみ
help-hyperparameter = { $symbol }、{ $meaning }({ $methods })
help-iterations = 試行回数(10000000 まで。0 なら初期値だけ)
help-xlim = 図の左端と右端(例: -10,10)
help-ylim = 図の下端と上端
help-spec = 実験を TOML ファイルから読む(一緒に指定したオプションが優先)
help-format = table(読みやすく丸めた表)、csv、json(全桁)
help-output = 画面ではなく FILE に書き出す
help-figure-output = 描くファイル。形式は拡張子で決まる(svg か png)
help-view = trajectory(等高線に推移を重ねる)か contour(等高線だけ)
help-theme = light(明るい背景。既定)か dark(暗い背景)
help-out-folder = 書き出すフォルダ [figures]
help-shell = bash、zsh、fish、elvish、powershell のどれか
help-lang = 言語(ja か en)。指定しなければロケールに従う
help-help-flag = この説明を表示する
help-version = バージョンを表示する
