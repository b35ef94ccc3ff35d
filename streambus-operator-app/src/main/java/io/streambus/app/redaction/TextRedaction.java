package io.streambus.app.redaction;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes confidential values from any text, such as a log. What remains says what was there. */
public final class TextRedaction {

  /** Takes the place of a confidential value. */
  public static final String REDACTED = "<redacted>";

  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\\z)",
          Pattern.DOTALL);

  private static final Pattern JSON_WEB_TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*");

  private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");

  private static final Pattern HTTP_CREDENTIALS =
      Pattern.compile("\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}", Pattern.CASE_INSENSITIVE);

  private static final Pattern URL_CREDENTIALS = Pattern.compile("://[^/\\s:@\"']*:[^/\\s@\"']+@");

  private static final String NAME = "(?<![\\w.-])([\\w.-]*" + SensitiveNames.WORDS + "[\\w.-]*+)";

  /**
   * A block of YAML whose lines are indented more than its name. The number of repetitions of a
   * group is limited, because the stack grows with it.
   */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^([ \\t]*)"
              + NAME
              + ":[ \\t]*[|>][-+0-9]*[ \\t]*\\n(?:\\1[ \\t]+.*(?:\\n|\\z)|[ \\t]*\\n){1,500}",
          Pattern.CASE_INSENSITIVE);

  /** A name and its value: quoted, up to the end of the line in YAML, or up to a space. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          NAME
              + "(\\\\?[\"']?\\s*(?:=|:|=>)\\s*)"
              + "(\\\\\"[^\"\\n]*+\"?|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+){0,200}\"?|'[^'\\n]*'?"
              + "|(?<=: )[^\\n,}\\]]+|[^\\s,;}\\]&]+)",
          Pattern.CASE_INSENSITIVE);

  private TextRedaction() {}

  /** Returns the text without confidential values. */
  public static String of(String text) {
    String result = PRIVATE_KEY.matcher(text).replaceAll(REDACTED);
    result = JSON_WEB_TOKEN.matcher(result).replaceAll(REDACTED);
    result = ACCESS_KEY.matcher(result).replaceAll(REDACTED);
    result = HTTP_CREDENTIALS.matcher(result).replaceAll("$1 " + REDACTED);
    result = URL_CREDENTIALS.matcher(result).replaceAll("://" + REDACTED + "@");
    result = BLOCK.matcher(result).replaceAll("$1$2: " + REDACTED + "\n");
    return ASSIGNMENT.matcher(result).replaceAll(TextRedaction::assignment);
  }

  private static String assignment(MatchResult found) {
    String replacement =
        SensitiveNames.isReference(found.group(1))
            ? found.group()
            : found.group(1) + found.group(2) + REDACTED;
    return Matcher.quoteReplacement(replacement);
  }
}
