/** Finds the API server and the credentials, as kubectl does. */
@NullMarked
package io.streambus.app.kubeconfig;

import org.jspecify.annotations.NullMarked;
