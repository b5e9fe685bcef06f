## 最良のハイパーパラメータの探索(tune)

tuning-heading = f(x, y) = { $formula } の最小値を { $start } から探すときの、各手法の最良の設定({ $iterations } 回の更新後)
tuning-column-method = 手法
tuning-column-best = 最良のハイパーパラメータ
tuning-column-runs = 実験の数
tuning-no-best = 最良といえる実験なし
tuning-at-end = { $method }: { $names } は範囲の端の値が最良でした。範囲の外にもっとよい値があるかもしれません。
tuning-search = どの手法も同じ方法で探します。実験は { $rounds } 段階に分けて、全部で { $budget } 通りまでです。
tuning-grid = 各段階では、ハイパーパラメータの値を等間隔に並べ、すべての組み合わせで実験します。最初の段階では範囲全体を、その後の段階ではそれまでの最良の設定の周り(前の間隔 1 つ分ずつ)を調べます。
tuning-scales = η は { $low } から { $high } まで等比の間隔で変えます。α、ρ、β は 0 から { $decay } までで、1 との差を等比の間隔で変えます。ε は変えません。
tuning-choice = 値が最も小さい実験を最良とします。ただし、f が増大する実験(更新の後半の f が前半の最大値を超えるもの)は、最後の f が偶然小さくなることがあるので、ほかの実験より後に置きます。同じ値なら f が小さいほうを選びます。
