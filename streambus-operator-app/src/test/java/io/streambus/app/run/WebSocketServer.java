package io.streambus.app.run;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Accepts the handshake of one WebSocket, on which it then sends nothing. */
final class WebSocketServer implements AutoCloseable {

  /** Appended to the key of the client, according to RFC 6455. */
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String KEY_HEADER = "sec-websocket-key: ";

  private final ServerSocket socket;

  private WebSocketServer(ServerSocket socket) {
    this.socket = socket;
  }

  static WebSocketServer start() throws IOException {
    var server = new WebSocketServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    new Thread(server::accept, "websocket-server").start();
    return server;
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    try (Socket connection = socket.accept()) {
      var request =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      String key = "";
      String line = request.readLine();
      while (line != null && !line.isEmpty()) {
        if (line.toLowerCase(Locale.ROOT).startsWith(KEY_HEADER)) {
          key = line.substring(KEY_HEADER.length());
        }
        line = request.readLine();
      }
      connection.getOutputStream().write(response(key).getBytes(StandardCharsets.US_ASCII));
      // Ends when the client disconnects.
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("deprecation")
  private static String response(String key) {
    byte[] digest = Hashing.sha1().hashString(key + GUID, StandardCharsets.US_ASCII).asBytes();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + BaseEncoding.base64().encode(digest)
        + "\r\n\r\n";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
