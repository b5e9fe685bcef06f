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
problem-output-missing = 図の書き出し先を -o FILE.svg または -o FILE.png で指定してください。
problem-reason-permission-denied = 権限がありません
problem-reason-not-a-directory = フォルダがあるべきところにファイルがあります
problem-reason-is-a-directory = フォルダです
problem-reason-storage-full = ディスクに空きがありません
problem-reason-read-only = 読み取り専用のディスクです
problem-reason-not-text = UTF-8 のテキストではありません
problem-nothing-to-draw = 初期値で f が有限の値にならず、表示するものがありません。--start を変えてください。
