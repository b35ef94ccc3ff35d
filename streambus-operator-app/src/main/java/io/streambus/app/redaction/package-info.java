/** Removes passwords, tokens and keys from what leaves the Kubernetes cluster. */
@NullMarked
package io.streambus.app.redaction;

import org.jspecify.annotations.NullMarked;
