package io.streambus.app.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.streambus.api.text.ExternalText;
import java.util.regex.Pattern;

/**
 * Log lines for people. Texts of brokers, the API server and others can neither forge lines nor
 * control the terminal; the JSON format escapes them.
 */
final class TextLayout extends PatternLayout {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: "
          + "%printable(%msg%replace( %kvp){'^ $', ''}"
          + "%replace( namespace=\"%X{namespace}\" cluster=\"%X{cluster}\""
          + " reconcileId=\"%X{reconcileId}\"){' namespace=\"\".*', ''}"
          + "%replace( trace_id=\"%X{trace_id}\"){' trace_id=\"\"', ''}){}%n%printableFailure";

  TextLayout() {
    getInstanceConverterMap().put("printable", Line::new);
    getInstanceConverterMap().put("printableFailure", StackTrace::new);
    setPattern(PATTERN);
  }

  private static final class Line extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String text) {
      return ExternalText.line(text);
    }
  }

  /** A stack trace consists of lines, some of which are indented by tabs. */
  private static final class StackTrace extends ThrowableProxyConverter {

    private static final Pattern UNPRINTABLE =
        Pattern.compile("[[\\p{C}\\p{Zl}\\p{Zp}]&&[^\\r\\n\\t]]");

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
      return UNPRINTABLE.matcher(super.throwableProxyToString(failure)).replaceAll("?");
    }
  }
}
