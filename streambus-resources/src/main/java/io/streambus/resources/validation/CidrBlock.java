package io.streambus.resources.validation;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IP addresses of one family.
 *
 * @param familyBits number of bits of an address: 32 or 128
 * @param address an address in the range
 * @param prefixBits number of leading bits that all addresses in the range have in common
 */
record CidrBlock(int familyBits, BigInteger address, int prefixBits) {

  private static final Pattern SYNTAX = Pattern.compile("([0-9A-Fa-f:.]{2,45})/([0-9]{1,3})");
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /** Prefix of IPv4 addresses in the notation of IPv6, which Java reads as IPv4. */
  private static final BigInteger IPV4_MAPPED = BigInteger.valueOf(0xFFFF).shiftLeft(IPV4_BITS);

  /** Parses a block such as {@code 10.0.0.0/8}; empty if it is none. */
  static Optional<CidrBlock> parse(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (!parts.matches() || !InetAddresses.isInetAddress(parts.group(1))) {
      return Optional.empty();
    }
    int familyBits = parts.group(1).indexOf(':') < 0 ? IPV4_BITS : IPV6_BITS;
    BigInteger address = InetAddresses.toBigInteger(InetAddresses.forString(parts.group(1)));
    boolean isMapped = InetAddresses.isMappedIPv4Address(parts.group(1));
    return Optional.of(
            new CidrBlock(
                familyBits,
                isMapped ? address.or(IPV4_MAPPED) : address,
                Integer.parseInt(parts.group(2))))
        .filter(block -> block.prefixBits <= familyBits);
  }

  /** Whether the other block is a part of this one, and not all of it. */
  boolean strictlyContains(CidrBlock other) {
    return other.familyBits == familyBits
        && other.prefixBits > prefixBits
        && other.prefix(prefixBits).equals(prefix(prefixBits));
  }

  private BigInteger prefix(int bits) {
    return address.shiftRight(familyBits - bits);
  }
}
