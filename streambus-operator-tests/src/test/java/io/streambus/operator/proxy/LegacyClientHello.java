package io.streambus.operator.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** ClientHello of an obsolete TLS version, which client libraries no longer send. */
final class LegacyClientHello {

  /** Alert sent by a server that does not support the offered version. */
  static final int PROTOCOL_VERSION_ALERT = 70;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int TIMEOUT_MILLIS = 5_000;

  /** ECDHE with RSA or ECDSA keys and AES, as supported by TLS 1.0 and 1.2. */
  private static final int[] CIPHERS = {0xC009, 0xC00A, 0xC013, 0xC014, 0xC02B, 0xC02F};

  private LegacyClientHello() {}

  /** Returns the alert sent in reply to an offer of at most TLS 1.{@code minor}; 0 if accepted. */
  static int sendAndReadAlert(int port, int minor) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(record(minor + 1));
      byte[] reply = socket.getInputStream().readNBytes(7);
      return reply[0] == ALERT ? reply[6] : 0;
    }
  }

  private static byte[] record(int version) throws IOException {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(hello);
    out.writeShort(0x0300 + version);
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(2 * CIPHERS.length);
    for (int cipher : CIPHERS) {
      out.writeShort(cipher);
    }
    out.writeShort(0x0100);
    byte[] extensions = extensions();
    out.writeShort(extensions.length);
    out.write(extensions);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    DataOutputStream recordOut = new DataOutputStream(record);
    recordOut.writeByte(HANDSHAKE);
    recordOut.writeShort(0x0301);
    recordOut.writeShort(hello.size() + 4);
    recordOut.writeInt((1 << 24) + hello.size());
    recordOut.write(hello.toByteArray());
    return record.toByteArray();
  }

  /** The curve P-256, uncompressed points, and signatures with SHA-256 or SHA-1. */
  private static byte[] extensions() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int number : new int[] {10, 4, 2, 23, 11, 2, 0x0100, 13, 10, 8}) {
      out.writeShort(number);
    }
    for (int signature : new int[] {0x0403, 0x0401, 0x0203, 0x0201}) {
      out.writeShort(signature);
    }
    return bytes.toByteArray();
  }
}
