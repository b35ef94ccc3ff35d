package io.streambus.operator.apply;

import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each write of the apply engine, and why it was necessary. */
final class WriteLog {

  private static final Logger log = LoggerFactory.getLogger(ApplyEngine.class);

  private WriteLog() {}

  static WriteResult created(ObjectKey object, WriteResult result) {
    return write("Created object", object, "it does not exist", result);
  }

  /** Logs an apply, which is due either to another desired state or to drift. */
  static WriteResult applied(ObjectKey object, boolean desiredChanged, WriteResult result) {
    String reason = desiredChanged ? "its desired state changed" : "another client changed it";
    return write("Applied object", object, reason, result);
  }

  static WriteResult adopted(ObjectKey object, WriteResult result) {
    return write("Adopted object", object, "the cluster owns it", result);
  }

  static WriteResult deleted(ObjectKey object, WriteResult result) {
    return write("Deleted object", object, "it is no longer desired", result);
  }

  private static WriteResult write(
      String message, ObjectKey object, String reason, WriteResult result) {
    if (result instanceof WriteResult.Success) {
      log.atInfo().addKeyValue("object", object).addKeyValue("reason", reason).log(message);
    }
    return result;
  }
}
