package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts, of which most are equal in all objects, such as names of images, labels and scripts.
 * Equal texts that are read shortly after one another become the same instance, so that caches of
 * thousands of objects store them once. Texts that were read recently stay in memory as long as the
 * process, at most three megabytes of them; longer ones than a script are not shared.
 */
final class SharedText extends StdScalarDeserializer<String> {

  private static final long serialVersionUID = 1L;

  private final transient RecentTexts values = new RecentTexts(1 << 12);

  /** The operator builds few scripts and files, each of less than two kilobytes. */
  private final transient RecentTexts scripts = new RecentTexts(1 << 6);

  private static final int MAX_VALUE_LENGTH = 256;
  private static final int MAX_SCRIPT_LENGTH = 4_096;

  SharedText() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = StringDeserializer.instance.deserialize(parser, context);
    if (text == null || text.length() > MAX_SCRIPT_LENGTH) {
      return text;
    }
    return (text.length() > MAX_VALUE_LENGTH ? scripts : values).shared(text);
  }

  /** A table of texts in which a new one replaces another. */
  private static final class RecentTexts {

    /** Read and written without locks: a lost or an old entry costs memory only. */
    private final @Nullable String[] recent;

    /** The number of slots must be a power of two. */
    RecentTexts(int slots) {
      this.recent = new String[slots];
    }

    String shared(String text) {
      int hash = text.hashCode();
      int slot = (hash ^ (hash >>> 16)) & (recent.length - 1);
      String found = recent[slot];
      if (text.equals(found)) {
        return found;
      }
      recent[slot] = text;
      return text;
    }
  }
}
