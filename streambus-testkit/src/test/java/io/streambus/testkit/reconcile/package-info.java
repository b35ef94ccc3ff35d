/** What users rely on in the reconcile line, over a simulated Kubernetes. */
@NullMarked
package io.streambus.testkit.reconcile;

import org.jspecify.annotations.NullMarked;
