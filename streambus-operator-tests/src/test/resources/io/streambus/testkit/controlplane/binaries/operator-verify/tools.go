//go:build tools

// Package operatorverify pins the validator of OLM bundles.
package operatorverify

import _ "github.com/operator-framework/api/cmd/operator-verify"
