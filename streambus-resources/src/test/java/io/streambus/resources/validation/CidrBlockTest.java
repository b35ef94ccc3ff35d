package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that exceptions of IP blocks are judged as the API server judges them: a NetworkPolicy
 * that it rejects would leave the brokers unprotected.
 */
class CidrBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 10.0.0.0/9, true",
    "10.0.0.1/8, 10.200.0.7/32, true",
    "0.0.0.0/0, 255.255.255.255/32, true",
    "::/0, fd00::/8, true",
    "fd00::/8, fdff:1::/32, true",
    "10.0.0.0/8, 10.0.0.0/8, false",
    "10.0.0.0/8, 10.9.9.9/8, false",
    "10.0.0.0/8, 8.0.0.0/6, false",
    "10.0.0.0/8, 11.0.0.0/16, false",
    "10.0.0.0/8, fd00::/16, false",
    "::/0, 10.0.0.0/8, false",
    "fd00::/8, fe00::/16, false",
  })
  void containsOnlySmallerBlocksOfItsFamily(String whole, String part, boolean expected) {
    assertThat(block(whole).strictlyContains(block(part))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/33",
        "fd00::/129",
        "10.0.0/8",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "fd00:::/8",
        "fe80::1%eth0/64",
        "999.0.0.0/8"
      })
  void rejectsTextThatIsNoBlock(String text) {
    assertThat(CidrBlock.parse(text)).isEmpty();
  }

  /** Compares with ranges of integers. Nearby blocks are frequent, so that both results are. */
  @Test
  void agreesWithRangesOfIntegers() {
    var random = new Random(11);
    for (int run = 0; run < 20_000; run++) {
      int bits = random.nextBoolean() ? 32 : 128;
      var address = new BigInteger(bits, random);
      int length = random.nextInt(bits + 1);
      BigInteger otherAddress = address.flipBit(random.nextInt(bits));
      int otherLength = random.nextInt(bits + 1);

      assertThat(
              block(text(bits, address, length))
                  .strictlyContains(block(text(bits, otherAddress, otherLength))))
          .as("%s %s", text(bits, address, length), text(bits, otherAddress, otherLength))
          .isEqualTo(
              length < otherLength
                  && first(bits, address, length).compareTo(first(bits, otherAddress, otherLength))
                      <= 0
                  && last(bits, address, length).compareTo(last(bits, otherAddress, otherLength))
                      >= 0);
    }
  }

  private static BigInteger first(int bits, BigInteger address, int length) {
    return address.andNot(hostMask(bits, length));
  }

  private static BigInteger last(int bits, BigInteger address, int length) {
    return address.or(hostMask(bits, length));
  }

  private static BigInteger hostMask(int bits, int length) {
    return BigInteger.ONE.shiftLeft(bits - length).subtract(BigInteger.ONE);
  }

  private static String text(int bits, BigInteger address, int length) {
    byte[] bytes = new byte[bits / Byte.SIZE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = address.shiftRight((bytes.length - 1 - i) * Byte.SIZE).byteValue();
    }
    try {
      return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + "/" + length;
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CidrBlock block(String text) {
    return CidrBlock.parse(text).orElseThrow();
  }
}
