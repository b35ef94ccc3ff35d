package io.streambus.operator.certificates.secret;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Splits PEM files into blocks. As strict as OpenSSL, with which proxies read them: BEGIN and END
 * are lines of their own.
 */
final class PemBlocks {

  /** A Secret has up to 1 MiB, but a certificate with its issuers has a few KiB. */
  static final int MAX_KIB = 256;

  private static final Splitter LINES = Splitter.on('\n');
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String DASHES = "-----";
  private static final String BEGIN = DASHES + "BEGIN ";
  private static final String END = DASHES + "END ";

  private final Iterator<String> lines;

  private PemBlocks(Iterator<String> lines) {
    this.lines = lines;
  }

  /**
   * Returns the blocks in file order, and ignores text around them.
   *
   * @throws UnusableValueException if OpenSSL could not find a block, or if the file is too long
   */
  static ImmutableList<PemBlock> of(String pem) throws UnusableValueException {
    if (pem.length() > MAX_KIB * 1024) {
      throw new UnusableValueException("is longer than %d KiB".formatted(MAX_KIB));
    }
    String text = pem.startsWith(BYTE_ORDER_MARK) ? pem.substring(1) : pem;
    return new PemBlocks(LINES.splitToStream(text).map(String::stripTrailing).iterator()).blocks();
  }

  private ImmutableList<PemBlock> blocks() throws UnusableValueException {
    ImmutableList.Builder<PemBlock> blocks = ImmutableList.builder();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.contains(BEGIN)) {
        blocks.add(block(type(line)));
      }
    }
    return blocks.build();
  }

  private static String type(String line) throws UnusableValueException {
    int end = line.length() - DASHES.length();
    if (line.startsWith(BEGIN) && line.indexOf(DASHES, BEGIN.length()) == end) {
      return line.substring(BEGIN.length(), end);
    }
    throw misplaced();
  }

  private PemBlock block(String type) throws UnusableValueException {
    List<String> body = body(END + type + DASHES);
    int blank = body.indexOf("");
    List<String> headers = body.subList(0, Math.max(blank, 0));
    List<String> content = body.subList(blank + 1, body.size());
    if (content.contains("") || headers.stream().anyMatch(header -> header.indexOf(':') < 0)) {
      throw new UnusableValueException(
          "contains a PEM block with a blank line, so that proxies cannot read it");
    }
    return new PemBlock(
        type,
        headers.stream().anyMatch(PemBlocks::isEncryption),
        CharMatcher.whitespace().removeFrom(String.join("", content)));
  }

  private List<String> body(String end) throws UnusableValueException {
    List<String> body = new ArrayList<>();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(end)) {
        return body;
      }
      if (line.contains(DASHES)) {
        throw misplaced();
      }
      body.add(line);
    }
    throw new UnusableValueException("contains a PEM block without an END line");
  }

  private static boolean isEncryption(String header) {
    return header.startsWith("Proc-Type:") && header.endsWith("ENCRYPTED");
  }

  private static UnusableValueException misplaced() {
    return new UnusableValueException(
        "contains a BEGIN or END that is not a line of its own, so that proxies cannot read it");
  }
}
