package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Allocates free ports on the loopback interface, each at most once. They are below the ephemeral
 * ports of Linux, so that a free port stays free until a server binds it.
 */
public final class LoopbackPorts {

  private static final int FIRST = 20_000;
  private static final int END = 32_000;
  private static final int ATTEMPTS = 200;

  private final Random random = new Random();
  private final Set<Integer> allocated = new HashSet<>();

  /**
   * {@return a free port}
   *
   * @throws ControlPlaneStartException if there is none
   */
  public int next() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = FIRST + random.nextInt(END - FIRST);
      if (isFree(port) && allocated.add(port)) {
        return port;
      }
    }
    throw new ControlPlaneStartException("No free loopback port between " + FIRST + " and " + END);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      // In use by another process; the caller tries another port.
      return false;
    }
  }
}
