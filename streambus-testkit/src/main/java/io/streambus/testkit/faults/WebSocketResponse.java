package io.streambus.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A response through a WebSocket that consists of one message. */
final class WebSocketResponse {

  /** Part of the protocol: RFC 6455, section 1.3. */
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final byte FINAL_TEXT = (byte) 0x81;
  private static final byte TWO_BYTES_OF_LENGTH = 126;
  private static final byte[] CLOSE_NORMALLY = {(byte) 0x88, 2, 0x03, (byte) 0xe8};

  private WebSocketResponse() {}

  /**
   * Returns handshake, message and end.
   *
   * @param key value of {@code Sec-WebSocket-Key} in the request
   * @param message ASCII text of 126 to 65535 characters
   */
  static byte[] bytes(String key, String message) {
    byte[] payload = message.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes(handshake(key).getBytes(StandardCharsets.US_ASCII));
    response.writeBytes(
        ByteBuffer.allocate(4)
            .put(FINAL_TEXT)
            .put(TWO_BYTES_OF_LENGTH)
            .putShort((short) payload.length)
            .array());
    response.writeBytes(payload);
    response.writeBytes(CLOSE_NORMALLY);
    return response.toByteArray();
  }

  private static String handshake(String key) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: %s\r\n\r\n".formatted(accept(key));
  }

  private static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
