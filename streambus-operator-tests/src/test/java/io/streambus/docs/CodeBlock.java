package io.streambus.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param page path from the root of the repository
 * @param line number of the first line of the text
 * @param language what follows the opening fence; empty if nothing does
 * @param text text without the indentation of the fence
 */
record CodeBlock(String page, int line, String language, String text) {

  private static final Pattern FENCE =
      Pattern.compile("^( *)```(\\S*)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Returns the blocks of a page in order. */
  static List<CodeBlock> allOf(String page, String markdown) {
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(markdown);
    while (fence.find()) {
      String indentation = fence.group(1);
      String text = fence.group(3).replaceAll("(?m)^" + indentation, "");
      int line = 2 + (int) markdown.substring(0, fence.start()).lines().count();
      blocks.add(new CodeBlock(page, line, fence.group(2), text));
    }
    return blocks;
  }

  String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return "%s:%d: %s".formatted(page, line, firstLine());
  }
}
