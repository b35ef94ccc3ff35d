package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Guarantees that the process does not keep the memory it needed at its start, and that it is not
 * stopped by collections that return nothing.
 */
class HeapTrimTest {

  private static final long MEBIBYTE = 1 << 20;

  private long committed = 24 * MEBIBYTE;
  private long live = 20 * MEBIBYTE;
  private int collections;
  private final HeapTrim trim = new HeapTrim(() -> committed, this::collect);

  @Test
  void collectsWhatTheStartHasLeft() {
    trim.trim();

    assertThat(committed).isEqualTo(live);
  }

  @Test
  void collectsWhenHeapHasGrown() {
    trim.trim();
    committed = 200 * MEBIBYTE;

    trim.trim();

    assertThat(committed).isEqualTo(live);
  }

  @Test
  void doesNotCollectAgainWhatIsInUse() {
    committed = 200 * MEBIBYTE;
    live = 190 * MEBIBYTE;
    trim.trim();

    trim.trim();

    assertThat(collections).isOne();
  }

  @Test
  void doesNotCollectWhenHeapHasGrownLittle() {
    trim.trim();
    committed = 26 * MEBIBYTE;

    trim.trim();

    assertThat(collections).isOne();
  }

  private void collect() {
    collections++;
    committed = live;
  }
}
