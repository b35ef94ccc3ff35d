/** HTTP client of the operator for the Kubernetes API, which counts its requests. */
@NullMarked
package io.streambus.app.apiclient;

import org.jspecify.annotations.NullMarked;
