@echo off
rem Builds Mathesis once (again when its sources change) and starts it with all arguments.
rem `mathesis test` runs the tests. Nothing is installed and nothing outside this folder is written.
setlocal
set "ROOT=%~dp0"
set "PROGRAM=%ROOT%artifacts\bin\Mathesis.Cli\release\mathesis.dll"
set "STAMP=%ROOT%artifacts\mathesis.stamp"
set "LOG=%ROOT%artifacts\mathesis-build.log"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set "HINT=install the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo mathesis: the program 'dotnet' was not found; %HINT% 1>&2
    exit /b 2
)

if /i "%~1"=="test" goto test

powershell -NoProfile -Command "if (-not (Test-Path $env:PROGRAM) -or -not (Test-Path $env:STAMP)) { exit 1 }; $t = (Get-Item $env:STAMP).LastWriteTimeUtc; $p = 'src', 'data', 'results', 'global.json', 'Directory.Build.props', 'Directory.Packages.props' | ForEach-Object { Join-Path $env:ROOT $_ } | Where-Object { Test-Path $_ }; if (Get-Item $p | Where-Object { $_.LastWriteTimeUtc -gt $t }) { exit 1 }; if (Get-ChildItem $p -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }; exit 0"
if not errorlevel 1 goto start

pushd "%ROOT%"
dotnet --version 2>nul | findstr /b "10." >nul
if errorlevel 1 (
    popd
    echo mathesis: no .NET 10 SDK was found; %HINT% 1>&2
    exit /b 2
)
popd
echo mathesis: building (once, and again when the sources change) ... 1>&2
if not exist "%ROOT%artifacts" mkdir "%ROOT%artifacts"
type nul > "%STAMP%.new"
dotnet build "%ROOT%src\Mathesis.Cli\Mathesis.Cli.csproj" -c Release -v quiet -tl:off > "%LOG%" 2>&1
if errorlevel 1 (
    type "%LOG%" 1>&2
    echo mathesis: the build failed 1>&2
    exit /b 2
)
move /y "%STAMP%.new" "%STAMP%" >nul

:start
dotnet "%PROGRAM%" %*
exit /b %ERRORLEVEL%

:test
for /f "tokens=1,*" %%a in ("%*") do set "REST=%%b"
pushd "%ROOT%"
dotnet test --solution Mathesis.slnx -c Release %REST%
set CODE=%ERRORLEVEL%
popd
exit /b %CODE%
