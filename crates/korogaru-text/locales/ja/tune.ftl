## 最良のハイパーパラメータの探索(tune)

tune-heading = f(x, y) = { $formula } の最小値を { $start } から探すときの、各手法の最良の設定({ $iterations } 回の更新後)
tune-column-method = 手法
tune-column-best = 最良のハイパーパラメータ
tune-column-worst = { $starts } 通りの初期値での最大
tune-column-runs = 実験の数
tune-not-found = この実験の数では見つからず
tune-at-end = { $method }: { $names } は範囲の端の値が最良でした。範囲の外にもっとよい値があるかもしれません。
tune-starts =
    { $count ->
        [1] どの設定も初期値から実験し、最後の 1 割の更新での最大値で比べます。最後の 1 回の偶然で選ばれることはありません。{ $bounds }
       *[other] どの設定も { $count } 通りの初期値(元の初期値と { $others })から実験し、最も大きい値で比べます。1 回の実験では、最後の 1 割の更新での f の最大値(更新回数で比べるときは、f がしきい値以下に収まり続けるようになるまでの回数)を使うので、偶然で選ばれることはありません。{ $bounds }
    }
tune-within-view = 推移が描画範囲の外へ出る設定は除きます。
tune-within-bounds = 初期値か最小値の点が描画範囲の外にあるので、その代わりに、推移が x: { $x }、y: { $y } の範囲の外へ出る設定を除きます。
tune-endless = f はどこまでも小さくなるので、最良の設定はありません。見つかるのは、範囲の外へ出ずに f が最も小さくなる設定です。
tune-note-within-view = 描画範囲の外へ出る設定は除く
tune-note-within-bounds = x: { $x }、y: { $y } の外へ出る設定は除く
tune-seeds = 各初期値で { $seeds } 通りの乱数を使い、その中央値を使います。
tune-note =
    { $starts ->
        [1] { $metric }が最小になるように、各手法 { $budget } 通りまでの実験で調整({ $bounds })
       *[other] { $starts } 通りの初期値での最大の{ $metric }が最小になるように、各手法 { $budget } 通りまでの実験で調整({ $bounds })
    }
tune-left-out = この実験の数では設定が見つからなかった手法: { $methods }
tune-search = どの手法も同じ方法で探します。実験は { $rounds } 段階まで、全部で { $budget } 通りまでです。
tune-grid = 各段階では、ハイパーパラメータの値を等間隔に並べ、すべての組み合わせで実験します。最初の段階では範囲全体を、その後の段階ではそれまでの最良の設定の周り(前の範囲の 1 割、少なくとも間隔 1 つ分ずつ)を調べます。最良の値が調べた範囲の端にあれば、その外側へ 1 桁分広げます。
tune-scales = η ははじめ { $low } から { $high } まで等比の間隔で変えます。α、ρ、β ははじめ 0 から { $decay } までで、1 との差を等比の間隔で変えます。ε は変えません。
tune-choice = 値が最も小さい設定を最良とします。同じ値なら f が小さいほうを選びます。
