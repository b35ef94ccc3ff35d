package io.streambus.app.run;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Clients that together open more connections than a server accepts, and open another one as soon
 * as theirs is closed.
 */
final class RenewingClients implements AutoCloseable {

  private static final int CLIENTS = 250;
  private static final int RENEWALS = 300;

  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final CountDownLatch renewals = new CountDownLatch(RENEWALS);

  /** Clients with this address that pause before they connect again. */
  RenewingClients(String address, int port, Duration pause) {
    for (int i = 0; i < CLIENTS; i++) {
      threads.execute(() -> renew(address, port, pause));
    }
  }

  private void renew(String address, int port, Duration pause) {
    try {
      while (!threads.isShutdown()) {
        connect(address, port);
        renewals.countDown();
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void connect(String address, int port) {
    try (SlowClient client = SlowClient.withAddress(address, port)) {
      client.readUntilClosed();
    } catch (IOException e) {
      // The server closed the connection before the client had sent anything.
    }
  }

  /** Waits until the server has closed more connections than it accepts at a time. */
  void awaitRenewals() throws InterruptedException {
    if (!renewals.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError(renewals.getCount() + " renewals are missing");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
