package io.streambus.app.http;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The open connections of a server, oldest first. Each is closed when its time is up. If a new one
 * would exceed the limit, the oldest one of the client with most connections is closed, so that a
 * client that opens many connections closes only its own.
 */
final class Connections implements AutoCloseable {

  private final Map<Socket, Future<?>> deadlines = new LinkedHashMap<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, new ThreadFactoryBuilder().setNameFormat("http-deadlines").setDaemon(true).build());

  Connections() {
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(ServerLimits.IDLE_THREAD_TIME.toSeconds(), TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /** Adds a connection that has to complete its request in time. */
  synchronized void add(Socket socket) {
    if (deadlines.size() >= ServerLimits.CONNECTIONS) {
      closeOldest();
    }
    deadlines.put(socket, schedule(socket, ServerLimits.REQUEST_TIME));
  }

  /** Replaces the deadline of a connection. Has no effect if it was closed in the meantime. */
  synchronized void extend(Socket socket, Duration time) {
    Future<?> last = deadlines.get(socket);
    if (last != null) {
      last.cancel(false);
      deadlines.put(socket, schedule(socket, time));
    }
  }

  /** Closes a connection. */
  synchronized void remove(Socket socket) {
    Future<?> deadline = deadlines.remove(socket);
    if (deadline != null) {
      deadline.cancel(false);
    }
    SocketCloser.close(socket);
  }

  private void closeOldest() {
    Multiset<InetAddress> clients = HashMultiset.create();
    deadlines.keySet().forEach(socket -> clients.add(socket.getInetAddress()));
    InetAddress busiest = Multisets.copyHighestCountFirst(clients).iterator().next();
    deadlines.keySet().stream()
        .filter(socket -> socket.getInetAddress().equals(busiest))
        .findFirst()
        .ifPresent(this::remove);
  }

  private Future<?> schedule(Socket socket, Duration time) {
    return timer.schedule(() -> remove(socket), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    List.copyOf(deadlines.keySet()).forEach(this::remove);
  }
}
