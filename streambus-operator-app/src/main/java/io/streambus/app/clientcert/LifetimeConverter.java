package io.streambus.app.clientcert;

import io.streambus.operator.certificates.ClientCertificateIssuer;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts lifetimes such as {@code 12h} or {@code 30d}. */
public final class LifetimeConverter implements ITypeConverter<Duration> {

  private static final Pattern FORMAT = Pattern.compile("([1-9]\\d{0,3})([hd])");

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches() || of(matcher).compareTo(ClientCertificateIssuer.MAX_LIFETIME) > 0) {
      throw new TypeConversionException(
          "'%s' is not a lifetime of at most %dd, such as 12h or 30d"
              .formatted(text, ClientCertificateIssuer.MAX_LIFETIME.toDays()));
    }
    return of(matcher);
  }

  private static Duration of(Matcher matcher) {
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }
}
