package io.streambus.operator.certificates.secret;

/**
 * Checks DER before it is parsed: parsers call themselves for each level, and a short text can have
 * thousands of levels.
 */
final class DerNesting {

  /** Certificates and keys have about ten levels. */
  private static final int MAX_LEVELS = 32;

  private static final int CONSTRUCTED = 0x20;
  private static final int TAG_NUMBER = 0x1f;
  private static final int FURTHER_BYTE = 0x80;
  private static final int MAX_LENGTH_BYTES = 4;

  private final byte[] der;
  private int position;

  private DerNesting(byte[] der) {
    this.der = der;
  }

  /**
   * Checks that bytes are one DER element whose elements are within their parents, at most 32
   * levels deep. Does not look into strings of bytes, which may contain DER as well.
   *
   * @throws IllegalArgumentException if they are not
   */
  static void check(byte[] der) {
    new DerNesting(der).check();
  }

  private void check() {
    int[] ends = new int[MAX_LEVELS];
    int level = 0;
    ends[0] = der.length;
    do {
      boolean isConstructed = skipTag();
      int end = endOfElement(ends[level]);
      if (!isConstructed) {
        position = end;
      } else if (++level < MAX_LEVELS) {
        ends[level] = end;
      } else {
        throw new IllegalArgumentException("more than %d levels".formatted(MAX_LEVELS));
      }
      while (level > 0 && position == ends[level]) {
        level--;
      }
    } while (level > 0);
    if (position < der.length) {
      throw new IllegalArgumentException("more than one element");
    }
  }

  /** Returns whether the element has elements. */
  private boolean skipTag() {
    int tag = next();
    if ((tag & TAG_NUMBER) == TAG_NUMBER) {
      while ((next() & FURTHER_BYTE) != 0) {
        // The number of the tag does not matter.
      }
    }
    return (tag & CONSTRUCTED) != 0;
  }

  private int endOfElement(int endOfParent) {
    long length = next();
    if (length >= FURTHER_BYTE) {
      int bytes = (int) length - FURTHER_BYTE;
      if (bytes == 0 || bytes > MAX_LENGTH_BYTES) {
        throw new IllegalArgumentException("length without a definite form");
      }
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = length << Byte.SIZE | next();
      }
    }
    if (length > endOfParent - position) {
      throw new IllegalArgumentException("element longer than its parent");
    }
    return position + (int) length;
  }

  private int next() {
    if (position == der.length) {
      throw new IllegalArgumentException("unexpected end");
    }
    return Byte.toUnsignedInt(der[position++]);
  }
}
