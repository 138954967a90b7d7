import "./globals.css";

/** An address outside every language; inside one, app/[locale]/not-found.tsx answers. */
export default function NotFound() {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-prose p-8">
          <h1>404</h1>
          <p className="mt-2">
            <a className="text-action underline" href="/en">
              Placet
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
