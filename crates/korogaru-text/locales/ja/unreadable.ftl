## ファイルから実験を読めない理由

unreadable-unknown = 実験のテキスト(TOML)でも図(SVG、PNG、GIF)でもありません。
unreadable-nothing = この { $format } には実験が入っていません。korogaru の図ではないか、ほかのプログラムで保存し直したときに失われています。
unreadable-of-log = この { $format } は学習の記録の図なので、実験として実行し直すことはできません。korogaru plot で記録から描き直せます。
unreadable-cut-off = この { $format } は途中で切れています。保存か転送が最後まで済んでいません。
unreadable-damaged = この { $format } は壊れているので、中の実験を信用できません。
unreadable-text-too-long = この { $format } に入っているテキストは、実験としては長すぎます(上限は { $limit } KiB)。
unreadable-too-many = この { $format } に入っている実験は、図としては多すぎます(上限は { $limit } 個)。
unreadable-file-too-long = 実験や図としては大きすぎます。{ $limit } MiB を超えるファイルは読みません。
unreadable-several = この図には実験が { $count } 個入っていますが、ここで使えるのは 1 個だけです。korogaru compare ならすべて読めます。
