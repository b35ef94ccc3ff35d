package io.streambus.docs.api;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The first sentence of the Javadoc of a type, as Markdown. */
final class TypeDescription {

  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
  private static final Pattern LINK = Pattern.compile("\\{@link ([^ }]*)(?: ([^}]*))?}");
  private static final Pattern PLAIN_LINK = Pattern.compile("\\{@linkplain [^ }]* ([^}]*)}");
  private static final Pattern SENTENCE = Pattern.compile("(.*?[.])(?: .*|$)");

  private TypeDescription() {}

  /** Returns the description of a top-level type whose source is given. */
  static String of(String source, String simpleName) {
    Pattern declaration =
        Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s(?:(?!/\\*\\*).)*?\\n?(?:public|@interface)[^\\n]*\\b"
                + simpleName
                + "\\b",
            Pattern.DOTALL);
    return declaration
        .matcher(source)
        .results()
        .findFirst()
        .map(match -> firstSentence(match.group(1)))
        .orElseThrow(() -> new AssertionError(simpleName + " has no Javadoc"));
  }

  private static String firstSentence(String comment) {
    String text = comment.replaceAll("\\s+\\*?\\s+", " ").strip();
    String linked =
        LINK.matcher(PLAIN_LINK.matcher(text).replaceAll("$1")).replaceAll(TypeDescription::label);
    String sentence = SENTENCE.matcher(linked).replaceFirst("$1");
    return CODE.matcher(sentence).replaceAll("`$1`").replace("|", "\\|");
  }

  private static String label(MatchResult link) {
    String target = link.group(2) == null ? link.group(1) : link.group(2);
    return "`" + target.replaceFirst("^#", "") + "`";
  }
}
