/** Tests of the connection to Kubernetes. */
@NullMarked
package io.streambus.app.run;

import org.jspecify.annotations.NullMarked;
