package io.streambus.app.http;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The open connections of a server, oldest first. Each is closed when its time is up, however often
 * the client sends or reads a little. If a new one would exceed the limit, the oldest one of the
 * client with most connections is closed, so that a client that opens many connections closes only
 * its own.
 */
final class Connections implements Connection.Listener {

  private final Map<EndPoint, Scheduler.Task> deadlines = new LinkedHashMap<>();
  private final Scheduler scheduler;

  Connections(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Called for each protocol of a connection; only the outermost one has the socket. */
  @Override
  public synchronized void onOpened(Connection connection) {
    EndPoint socket = connection.getEndPoint();
    if (socket instanceof SocketChannelEndPoint) {
      if (deadlines.size() >= ServerLimits.CONNECTIONS) {
        closeOldest();
      }
      deadlines.put(socket, schedule(socket, ServerLimits.REQUEST_TIME));
    }
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    cancel(connection.getEndPoint());
  }

  /** Gives a connection time for its response. Has no effect if it was closed in the meantime. */
  synchronized void awaitResponse(EndPoint endPoint) {
    EndPoint socket = endPoint;
    while (socket instanceof EndPoint.Wrapper wrapper) {
      socket = wrapper.unwrap();
    }
    if (cancel(socket)) {
      deadlines.put(socket, schedule(socket, ServerLimits.RESPONSE_TIME));
    }
  }

  private boolean cancel(EndPoint socket) {
    Scheduler.Task deadline = deadlines.remove(socket);
    if (deadline != null) {
      deadline.cancel();
    }
    return deadline != null;
  }

  private void closeOldest() {
    Multiset<InetAddress> clients = HashMultiset.create();
    deadlines.keySet().forEach(socket -> clients.add(client(socket)));
    InetAddress busiest = Multisets.copyHighestCountFirst(clients).iterator().next();
    deadlines.keySet().stream()
        .filter(socket -> client(socket).equals(busiest))
        .findFirst()
        .ifPresent(
            socket -> {
              cancel(socket);
              socket.close();
            });
  }

  private static InetAddress client(EndPoint socket) {
    return ((InetSocketAddress) socket.getRemoteSocketAddress()).getAddress();
  }

  private Scheduler.Task schedule(EndPoint socket, Duration time) {
    return scheduler.schedule(socket::close, time);
  }
}
